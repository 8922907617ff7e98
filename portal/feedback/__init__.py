"""What was released of a decision, for its educator, and the way to the next attempt."""
