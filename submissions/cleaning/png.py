"""Cleans a PNG by redrawing it."""

import io
import struct
from collections import Counter
from collections.abc import Iterator

from submissions.cleaning import pictures
from submissions.cleaning.labels import removed
from submissions.cleaning.result import Removed, Stop

_KINDS = {
    b"tEXt": "text_chunk", b"zTXt": "text_chunk", b"iTXt": "text_chunk",
    b"eXIf": "exif", b"iCCP": "colour_profile", b"tIME": "info",
}  # fmt: skip
_SHOWN = frozenset(
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"bKGD"]
)


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The clean picture, what was removed, and 1 page; raises Stop."""
    counts = Counter(
        _KINDS.get(name, "application_data") for name in chunks(data) if name not in _SHOWN
    )
    counts["trailing"] = int(not data.endswith(b"IEND\xae\x42\x60\x82"))
    with pictures.opened(data, "PNG") as image:
        if image.width * image.height > pictures.KEPT_PIXELS:
            raise Stop("too_many_pixels")
        counts["gps"] = int(bool(image.getexif().get_ifd(0x8825)))
        fresh = pictures.redrawn(image, ("RGB", "RGBA", "L"))
    out = io.BytesIO()
    fresh.save(out, "PNG")
    return out.getvalue(), removed(counts), 1


def chunks(data: bytes) -> Iterator[bytes]:
    """The names of the chunks up to IEND; raises Stop where the file breaks off."""
    at = 8
    while True:
        head = data[at : at + 8]
        if len(head) < 8:
            raise Stop("damaged")
        length, name = struct.unpack(">I4s", head)
        at += 12 + length
        if at > len(data):
            raise Stop("damaged")
        yield name
        if name == b"IEND":
            return
