"""MP4: every box on a list, with no times, no language and no name but ffmpeg's own."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from submissions.cleaning.recordings.proving import entries, samples, tracks
from submissions.cleaning.recordings.proving.source import Broken, Found, Source

_INSIDE = {
    "": "ftyp moov mdat free",
    "moov": "mvhd trak udta",
    "udta": "meta",
    "meta": "hdlr ilst",
    "trak": "tkhd edts mdia",
    "edts": "elst",
    "mdia": "mdhd hdlr minf",
    "minf": "vmhd smhd dinf stbl",
    "dinf": "dref",
    "stbl": "stsd stts stss ctts stsc stsz stco co64 sgpd sbgp sdtp cslg",
}
_AFTER = {"meta": 4}  # a version and flags stand before its children
_BRANDS = frozenset(
    [b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"avc1", b"mp41", b"mp42", b"hvc1", b"av01"]
)
_NAMES = frozenset([b"vide\0VideoHandler", b"soun\0SoundHandler", b"mdir\0"])
_DEEPEST = 8
_MEDIA = frozenset(["moov", "trak", "mdia", "minf", "stbl"])  # all there is to see and hear
_LOCKS = (b"sinf", b"encv", b"enca", b"drms", b"drmi")
_LOOKED_AT = 300


@dataclass(frozen=True)
class Box:
    """A box, the names of those around it, and where its body lies."""

    path: tuple[str, ...]
    at: int
    end: int

    @property
    def name(self) -> str:
        return self.path[-1]


def walk(
    source: Source, at: int, end: int, path: tuple[str, ...] = (), outer: Container[str] = _INSIDE
) -> Iterator[Box]:
    """Every box between, those of `outer` before what is in them; raises Broken."""
    if len(path) > _DEEPEST:
        raise Broken("boxes too deep")
    while at < end:
        size, name = source.numbers(">I4s", at)
        head = 8
        if size == 1:
            size, head = source.numbers(">Q", at + 8)[0], 16
        if size < head or at + size > end:
            raise Broken("a box of a wrong size")
        box = Box((*path, name.decode("latin-1")), at + head, at + size)
        yield box
        if box.name in outer:
            yield from walk(source, box.at + _AFTER.get(box.name, 0), box.end, box.path, outer)
        at += size


def prove(source: Source) -> Found:
    """What should not stand in the copy."""
    boxes = list(walk(source, 0, source.size))
    found = [text for box in boxes for text in _box(source, box)]
    if found:
        return Found(found, 0)
    seen = tracks.read(source, boxes)
    found += samples.unused(source, boxes, seen)
    found += [text for track in seen for text in samples.foreign(source, track)]
    return Found(found, max(track.seconds for track in seen))


def is_locked(source: Source) -> bool:
    """Whether an original is encrypted."""
    for box in walk(source, 0, source.size, outer=_MEDIA):
        if box.name == "stsd" and any(
            name in source.read(box.at, min(box.end - box.at, 100_000)) for name in _LOCKS
        ):
            return True
    return False


def units_beside(source: Source) -> int:
    """How many of the first pictures of an original carry units beside themselves."""
    seen = tracks.read(source, walk(source, 0, source.size, outer=_MEDIA))
    return sum(samples.foreign_units(source, track, _LOOKED_AT) for track in seen)


def mended(source: Source) -> tuple[int, bytes] | None:
    """What to write where, so that the settings of a codec hold no SEI; no muxer drops it."""
    for box in walk(source, 0, source.size):
        if box.name == "stsd" and (change := entries.mended(source, box.at, box.end)):
            return change
    return None


def _box(source: Source, box: Box) -> Iterator[str]:
    outer = box.path[-2] if len(box.path) > 1 else ""
    if box.name not in _INSIDE[outer].split():
        yield f"box {'/'.join(box.path)}"
    elif not _CHECKS.get(box.name, _anything)(source, box):
        yield f"something in {'/'.join(box.path)}"


def _anything(source: Source, box: Box) -> bool:
    return True


def _file_type(source: Source, box: Box) -> bool:
    body = source.read(box.at, box.end - box.at)
    brands = {body[at : at + 4] for at in (0, *range(8, len(body), 4))}
    return brands <= _BRANDS


def _dateless(source: Source, box: Box) -> bool:
    """Neither made nor changed at any time."""
    long = source.read(box.at, 1) == b"\1"
    return source.is_zero(box.at + 4, box.at + (20 if long else 12))


def _media_head(source: Source, box: Box) -> bool:
    return _dateless(source, box) and source.read(box.end - 4, 4) == b"\x55\xc4\0\0"


def _handler(source: Source, box: Box) -> bool:
    body = source.read(box.at, min(box.end - box.at, 200))
    maker = body[12:24].rstrip(b"\0")
    kind = body[8:12] + b"\0" + body[24:].rstrip(b"\0")
    return not any(body[:8]) and maker in (b"", b"appl") and kind in _NAMES


def _is_empty(source: Source, box: Box) -> bool:
    return source.is_zero(box.at, box.end)


def _nowhere(source: Source, box: Box) -> bool:
    """One data reference, to this very file."""
    whole = b"\0\0\0\0\0\0\0\1\0\0\0\x0curl \0\0\0\1"
    return source.read(box.at, box.end - box.at) == whole


_CHECKS = {
    "ftyp": _file_type, "mvhd": _dateless, "tkhd": _dateless, "mdhd": _media_head,
    "hdlr": _handler, "free": _is_empty, "ilst": lambda source, box: box.at == box.end,
    "dref": _nowhere, "stsd": lambda source, box: entries.is_bare(source, box.at, box.end),
}  # fmt: skip
