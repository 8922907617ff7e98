"""Looks through the segments of a JBIG2 picture (ITU-T T.88, 7.2) for comments."""

from submissions.cleaning.result import Stop

_EXTENSION = 62
_KNOWN = frozenset([0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 52, 53])


def has_comments(data: bytes) -> bool:
    """Whether an extension segment is among them; raises Stop where a segment cannot be read."""
    at = 0
    while at < len(data):
        if len(data) - at < 11 and not data[at:].strip(b"\0\r\n"):
            return False
        kind, length, start = _header(data, at)
        if kind == _EXTENSION:
            return True
        if kind not in _KNOWN or start + length > len(data):
            raise Stop("odd_picture")
        at = start + length
    return False


def _header(data: bytes, at: int) -> tuple[int, int, int]:
    """The type, the length and the start of a segment's data."""
    number, flags = (
        int.from_bytes(data[at : at + 4], "big"),
        data[at + 4] if at + 4 < len(data) else 0,
    )
    at += 5
    referred = data[at] >> 5 if at < len(data) else 0
    if referred == 7:
        referred = int.from_bytes(data[at : at + 4], "big") & 0x1FFFFFFF
        at += 4 + (referred + 8) // 8
    else:
        at += 1
    at += referred * (1 if number <= 256 else 2 if number <= 65536 else 4)
    at += 4 if flags & 0x40 else 1
    return flags & 0x3F, int.from_bytes(data[at : at + 4], "big"), at + 4
