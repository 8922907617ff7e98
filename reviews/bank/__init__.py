"""The comment bank: what the authors offer, what a reader kept, and what they wrote last."""
