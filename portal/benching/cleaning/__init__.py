"""How long cleaning takes for each kind of file, beside copying the same file."""
