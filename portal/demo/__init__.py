"""The demo world: the cast, and their work in every status, made by calling the actions."""
