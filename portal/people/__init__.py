"""Roles across the floors: what one can be invited to, and who is there already."""
