"""The catalogue as a reader meets it: stacks, one stack, one micro-credential, search."""
