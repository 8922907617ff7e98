"""How near a reader stands to a work: conflicts, own places, own authorship."""
