"""The pictures that an issuer brings itself: looked at, used, and taken back."""
