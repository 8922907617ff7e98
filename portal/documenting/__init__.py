"""Pages of the documentation that are generated from the code, and compared with it by a test."""
