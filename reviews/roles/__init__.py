"""Who scores for an issuer."""
