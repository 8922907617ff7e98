"""What an assessor arranges for themselves: keys, and comments to use again."""
