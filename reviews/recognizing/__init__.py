"""The log of readers who recognized an author, for the anonymity officer."""
