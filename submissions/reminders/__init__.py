"""Reminders of a person's own due date."""
