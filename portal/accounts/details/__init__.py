"""One's own details."""
