"""JPEG segments: what a JPEG carries beside its picture, and the same file without it."""

import re
import struct
from collections.abc import Iterator

from submissions.cleaning.result import Stop

_ALONE = frozenset([0x01, *range(0xD0, 0xD8)])
_SOI, _EOI, _SOS, _APP14, _COM = 0xD8, 0xD9, 0xDA, 0xEE, 0xFE
_ADOBE_LENGTH = 12
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, body and (for a scan) the coded picture, up to the end of the image.

    Raises Stop("damaged") where the structure does not hold.
    """
    if data[:2] != b"\xff\xd8":
        raise Stop("damaged")
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker == _EOI:
            return
        if marker in _ALONE:
            yield marker, b"", b""
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise Stop("damaged")
        body, at = data[at + 2 : at + length], at + length
        end = _scan_end(data, at) if marker == _SOS else at
        yield marker, body, data[at:end]
        at = end


def _marker(data: bytes, at: int) -> tuple[int, int]:
    if data[at : at + 1] != b"\xff":
        raise Stop("damaged")
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise Stop("damaged")
    return data[at], at + 1


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded picture ends: the next marker that is neither stuffing nor a restart."""
    found = _NEXT_MARKER.search(data, at)
    if not found:
        raise Stop("damaged")
    return found.start()


def strip(data: bytes) -> bytes:
    """The same picture, coefficient for coefficient, without comments and application data.

    Adobe's twelve bytes stay, for they say how the colours are coded.
    """
    kept = [b"\xff\xd8"]
    for marker, body, scan in segments(data):
        if marker in _ALONE or _is_hidden(marker, body):
            continue
        kept.append(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + scan)
    return b"".join(kept) + b"\xff\xd9"


def hidden(data: bytes) -> dict[str, int]:
    """How much of each kind of hidden data a JPEG carries."""
    found: dict[str, int] = {}
    for marker, body, _scan in segments(data):
        if _is_hidden(marker, body):
            kind = _kind(marker, body)
            found[kind] = found.get(kind, 0) + 1
    return found


def _is_hidden(marker: int, body: bytes) -> bool:
    if marker == _APP14 and body.startswith(b"Adobe") and len(body) == _ADOBE_LENGTH:
        return False
    return 0xE0 <= marker <= 0xEF or marker == _COM or 0xF0 <= marker < _COM


def _kind(marker: int, body: bytes) -> str:
    if marker == _COM:
        return "comment"
    for start, kind in (
        (b"Exif\0", "exif"),
        (b"http://ns.adobe.com/x", "xmp"),
        (b"Photoshop", "iptc"),
        (b"ICC_PROFILE", "colour_profile"),
        (b"JFIF\0", "jfif"),
        (b"JFXX\0", "thumbnail"),
    ):
        if body.startswith(start):
            return kind
    return "application_data"
