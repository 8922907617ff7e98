"""How much a reader takes, of what, and when not."""
