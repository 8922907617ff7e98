"""The day by which an educator may expect an answer: set when queued, moved by the clock alone."""
