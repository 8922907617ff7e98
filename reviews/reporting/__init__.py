"""Text that tells who wrote it: a reader reports it, review pauses, the officer answers."""
