"""Checks a cleaned file from the outside: unpacks everything and looks for what should be gone.

It shares no parsing with the cleaners: pictures are read marker by marker and chunk by chunk here,
and a PDF is read over its whole object table, reachable or not.
"""

import re
import zlib
from collections.abc import Iterable

from submissions.cleaning import prove_office, prove_pdf
from submissions.cleaning.needles import Needles
from submissions.cleaning.sniff import Kind

_JPEG_MARKERS = frozenset([0xDB, 0xC4, 0xDD, *range(0xC0, 0xC4)])
_JFIF = re.compile(rb"JFIF\0\x01[\0-\x02]\x00\x00\x01\x00\x01\0\0", re.DOTALL)
_PNG_CHUNKS = frozenset([b"IHDR", b"IDAT", b"IEND"])


def prove(data: bytes, kind: Kind, forbidden: Iterable[str] = ()) -> list[str]:
    """What still stands in the file that should not; an empty list means proven.

    `forbidden` are strings that may stand nowhere, as text in any usual encoding. Words that show
    on a page are not hidden data: they are found by reading the text, not here.
    """
    needles = Needles(forbidden)
    check = _CHECKS.get(kind, _office)
    return list(check(data, needles))


def _office(data: bytes, needles: Needles) -> Iterable[str]:
    found = list(prove_office.findings(data, needles))
    yield from found
    if "a broken package" not in found:
        for form, picture in prove_office.pictures(data):
            yield from (_png if form == "png" else _jpeg)(picture, needles)


def _jpeg(data: bytes, needles: Needles) -> Iterable[str]:
    if needles.among_pixels(data):
        yield "a forbidden string"
    at = 2
    while data[at : at + 2] != b"\xff\xda":
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if data[at] != 0xFF or length < 2:
            yield "a broken segment"
            return
        if marker not in _JPEG_MARKERS and not (marker == 0xE0 and _JFIF.fullmatch(body)):
            yield f"segment {marker:02x}"
        at += 2 + length
    markers = re.findall(rb"\xff([^\x00\xd0-\xd7])", data[at + 2 :], re.DOTALL)
    if markers != [b"\xd9"] or not data.endswith(b"\xff\xd9"):
        yield "data after the picture"


def _png(data: bytes, needles: Needles) -> Iterable[str]:
    if needles.among_pixels(data):
        yield "a forbidden string"
    at, pixels, name = 8, zlib.decompressobj(), b""
    while name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if zlib.crc32(name + body).to_bytes(4, "big") != data[at + 8 + length : at + 12 + length]:
            yield "a broken chunk"
            return
        if name not in _PNG_CHUNKS:
            yield f"chunk {name.decode('latin-1')}"
        if name == b"IDAT" and needles.among_pixels(pixels.decompress(body)):
            yield "a forbidden string among the pixels"
        at += 12 + length
    if at != len(data) or pixels.unused_data or not pixels.eof:
        yield "data after the picture"


def _webp(data: bytes, needles: Needles) -> Iterable[str]:
    if needles.among_pixels(data):
        yield "a forbidden string"
    if data[:4] != b"RIFF" or int.from_bytes(data[4:8], "little") + 8 != len(data):
        yield "data after the picture"
    at = 12
    while at + 8 <= len(data):
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH"):
            yield f"chunk {name.decode('latin-1')}"
        at += 8 + length + length % 2
    if at != len(data):
        yield "data after the picture"


_CHECKS = {Kind.PDF: prove_pdf.findings, Kind.JPEG: _jpeg, Kind.PNG: _png, Kind.WEBP: _webp}
