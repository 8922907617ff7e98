"""Leaving a cohort, and taking somebody out."""
