"""Giving a slot back: of one's own will, for a reason, or because two people turn out too near."""
