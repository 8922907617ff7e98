"""Roles in affiliates, and site managers."""
