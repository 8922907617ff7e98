"""Requests for erasure."""
