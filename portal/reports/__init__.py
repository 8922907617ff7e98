"""Reports for affiliates."""
