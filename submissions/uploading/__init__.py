"""Files that arrive in pieces and go on after a lost connection: tus 1.0.0."""
