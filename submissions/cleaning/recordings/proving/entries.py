"""The entries that say how samples are coded: a codec, its settings, no names."""

import struct
from collections.abc import Iterator

from submissions.cleaning.recordings.proving import units
from submissions.cleaning.recordings.proving.source import Broken, Source

PICTURES = {b"avc1": "h264", b"hvc1": "hevc", b"av01": "av1", b"vp09": "vp9"}
SOUNDS = frozenset([b"mp4a", b"Opus", b".mp3"])
_PICTURE_HEAD, _SOUND_HEAD = 78, 28
_NAME_AT = 42  # of the program that coded it
# Boxes of fixed fields, with the most bytes they may take.
_SHORT = {
    b"colr": 11, b"pasp": 8, b"btrt": 12, b"clli": 4, b"mdcv": 24, b"amve": 8, b"fiel": 2,
    b"av1C": 64, b"vpcC": 16, b"dOps": 32, b"esds": 80, b"chnl": 32, b"ccst": 8,
}  # fmt: skip


def is_bare(source: Source, at: int, end: int) -> bool:
    """Whether one entry stands there and nothing in it but how to decode."""
    _flags, number, size, name = source.numbers(">III4s", at)
    if number != 1 or at + 8 + size != end:
        return False
    if name in PICTURES:
        return _picture(source, at + 16, end)
    return name in SOUNDS and _inside(source, at + 16 + _SOUND_HEAD, end)


def _picture(source: Source, at: int, end: int) -> bool:
    head = source.read(at, _PICTURE_HEAD)
    if any(head[8:24]) or any(head[_NAME_AT : _NAME_AT + 32]):
        return False
    return _inside(source, at + _PICTURE_HEAD, end)


def _inside(source: Source, at: int, end: int) -> bool:
    return all(_is_short(name, body) for name, body in children(source, at, end))


def _is_short(name: bytes, body: bytes) -> bool:
    if name == b"colr" and not body.startswith(b"nclx"):
        return False
    if name == b"free":
        return not any(body)
    if name == b"avcC":
        return units.is_bare_avc(body)
    if name == b"hvcC":
        return units.is_bare_hevc(body)
    return len(body) <= _SHORT.get(name, -1)


def children(source: Source, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """The boxes of an entry; raises Broken."""
    while at < end:
        size, name = source.numbers(">I4s", at)
        if size < 8 or at + size > end:
            raise Broken("a box of a wrong size")
        yield name, source.read(at + 8, size - 8)
        at += size


def length_size(source: Source, at: int, end: int) -> int:
    """How many bytes tell the length of a unit of H.264 or HEVC."""
    for name, body in children(source, at + 16 + _PICTURE_HEAD, end):
        if name in (b"avcC", b"hvcC"):
            return (body[4 if name == b"avcC" else 21] & 3) + 1
    raise Broken("no settings of the codec")


def mended(source: Source, at: int, end: int) -> tuple[int, bytes] | None:
    """New bytes for settings of HEVC that hold SEI, as long as the old: the rest is a free box."""
    if source.read(at + 12, 4) != b"hvc1":
        return None
    place = at + 16 + _PICTURE_HEAD
    for name, body in children(source, place, end):
        if name == b"hvcC" and not units.is_bare_hevc(body):
            bare = units.bare_hevc(body)
            spare = len(body) - len(bare)
            free = struct.pack(">I4s", spare, b"free") + bytes(spare - 8)
            return place, struct.pack(">I4s", len(bare) + 8, b"hvcC") + bare + free
        place += 8 + len(body)
    return None
