"""Hostile files by name, each made by code when it is asked for."""
