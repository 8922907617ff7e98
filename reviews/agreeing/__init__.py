"""The confidentiality agreement, accepted once before the first claim."""
