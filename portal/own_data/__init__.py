"""What the portal holds about one person, and forgetting it."""
