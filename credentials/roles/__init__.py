"""The roles of an issuer's people."""
