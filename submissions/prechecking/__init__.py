"""The desk of the anonymity officer: what the check could not clear rests before the readers."""
