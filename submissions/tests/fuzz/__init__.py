"""Fuzzing of the upload doors and of cleaning: a corpus made by code, and mutations of good files."""
