"""What an issuer says of itself in every badge: its Profile."""
