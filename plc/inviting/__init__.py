"""Filling a cohort: invitations one by one, and lists of names and addresses."""
