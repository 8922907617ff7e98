"""Badges that nobody has accepted or declined: what a manager can do, and what only the earner can."""
