"""Many awards issued in one transaction, ahead of what the outbox does for each."""
