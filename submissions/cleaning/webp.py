"""Cleans a WebP by redrawing it."""

import io
import struct
from collections import Counter
from collections.abc import Iterator

from submissions.cleaning import pictures
from submissions.cleaning.labels import removed
from submissions.cleaning.result import Removed, Stop

QUALITY = 90
_KINDS = {b"EXIF": "exif", b"XMP ": "xmp", b"ICCP": "colour_profile"}
_SHOWN = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH"])


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The clean picture, what was removed, and 1 page; raises Stop, also for one that moves."""
    names = list(chunks(data))
    if b"ANIM" in names or b"ANMF" in names:
        raise Stop("moving_picture")
    counts = Counter(_KINDS.get(name, "application_data") for name in names if name not in _SHOWN)
    counts["trailing"] = int(len(data) > _end(data))
    with pictures.opened(data, "WEBP") as image:
        if image.width * image.height > pictures.KEPT_PIXELS:
            raise Stop("too_many_pixels")
        counts["gps"] = int(bool(image.getexif().get_ifd(0x8825)))
        fresh = pictures.redrawn(image, ("RGB", "RGBA"))
    out = io.BytesIO()
    fresh.save(out, "WEBP", quality=QUALITY)
    return out.getvalue(), removed(counts), 1


def chunks(data: bytes) -> Iterator[bytes]:
    """The names of the chunks; raises Stop where the file breaks off."""
    at, end = 12, _end(data)
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or end > len(data):
        raise Stop("damaged")
    while at < end:
        if at + 8 > end:
            raise Stop("damaged")
        name, length = struct.unpack("<4sI", data[at : at + 8])
        at += 8 + length + length % 2
        yield name
    if at != end:
        raise Stop("damaged")


def _end(data: bytes) -> int:
    return 8 + int.from_bytes(data[4:8], "little")
