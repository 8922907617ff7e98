"""Taking a badge back: two people, a reason, and time for its earner to answer."""
