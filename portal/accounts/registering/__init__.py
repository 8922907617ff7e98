"""Registering and one's own details."""
