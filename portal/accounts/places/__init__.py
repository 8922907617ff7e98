"""Making and changing affiliates."""
