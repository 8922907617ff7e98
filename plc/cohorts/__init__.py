"""Cohorts: making one, joining, leaving, and the page that shows who needs what."""
