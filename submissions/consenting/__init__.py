"""Who can be seen or heard in the evidence, by code alone, and whether they consent (row D17)."""
