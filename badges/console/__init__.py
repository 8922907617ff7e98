"""The issuer's console: what was awarded, what waits, and what the issuer says of itself."""
