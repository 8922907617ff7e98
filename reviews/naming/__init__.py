"""Does feedback name a person? A question to its writer, never an answer about who wrote the work."""
