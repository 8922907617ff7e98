"""Numbers that come as text."""


def whole(text: str) -> int:
    """A whole number of at most nine plain digits; anything else reads as -1, which fits nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
