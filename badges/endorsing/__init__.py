"""What others say for an issuer, a stack or a credential (row F14)."""
