"""Saying who is in one item."""
