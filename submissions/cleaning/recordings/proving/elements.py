"""WebM: every element on a list, with no tag but the length and no name but ffmpeg's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from submissions.cleaning.recordings.proving import codecs, units
from submissions.cleaning.recordings.proving.source import Broken, Found, Source

_INSIDE = {
    "": "1A45DFA3 18538067",
    "1A45DFA3": "4286 42F7 42F2 42F3 4282 4287 4285",
    "18538067": "114D9B74 EC 1549A966 1654AE6B 1C53BB6B 1F43B675 1254C367",
    "114D9B74": "4DBB",
    "4DBB": "53AB 53AC",
    "1549A966": "2AD7B1 4489 4D80 5741",
    "1654AE6B": "AE",
    "AE": "EC D7 73C5 83 B9 88 55AA 55EE 9C 22B59C 86 63A2 23E383 56AA 56BB E0 E1",
    "E0": "B0 BA 9A 9D 54B0 54BA 54B2 53C0 55B0 7670 54AA 54BB 54CC 54DD",
    "55B0": "55B1 55B2 55B3 55B4 55B5 55B6 55B7 55B8 55B9 55BA 55BB 55BC 55BD 55D0",
    "55D0": "55D1 55D2 55D3 55D4 55D5 55D6 55D7 55D8 55D9 55DA",
    "7670": "7671 7673 7674 7675",
    "E1": "B5 9F 6264 78B5",
    "1C53BB6B": "BB",
    "BB": "B3 B7",
    "B7": "F7 F1 F0 B2",
    "1F43B675": "E7 A3 A0 AB",
    "A0": "A1 9B FB 75A2",
    "1254C367": "7373",
    "7373": "63C0 67C8",
    "63C0": "63C5",
    "67C8": "45A3 4487 447A 4484",
}
_CHILDREN = {name: frozenset(inside.split()) for name, inside in _INSIDE.items()}
_TEXTS = {
    "4282": rb"webm", "4D80": rb"Lavf", "5741": rb"Lavf", "22B59C": rb"und", "447A": rb"und",
    "45A3": rb"DURATION", "4487": rb"\d\d:\d\d:\d\d\.\d{9}\0*",
    "86": rb"V_(VP8|VP9|AV1)|A_(OPUS|VORBIS)",
}  # fmt: skip
_TEXTS_FIT = {name: re.compile(pattern) for name, pattern in _TEXTS.items()}
_BLOCKS = frozenset(["A3", "A1"])
_LONGEST_NUMBER = 8


@dataclass(frozen=True)
class Element:
    """An element, the names of those around it, and where its body lies."""

    path: tuple[str, ...]
    at: int
    end: int

    @property
    def name(self) -> str:
        return self.path[-1]


def walk(source: Source, at: int, end: int, path: tuple[str, ...] = ()) -> Iterator[Element]:
    """Every element between, the outer before the inner; raises Broken."""
    while at < end:
        head = source.read(at, min(12, end - at))
        name_length = _length(head, 4)
        size_length = _length(head[name_length:], 8)
        sized = head[name_length : name_length + size_length]
        size = int.from_bytes(sized, "big") & ((1 << 7 * size_length) - 1)
        at += name_length + size_length
        if at + size > end:
            raise Broken("an element of a wrong size")
        element = Element((*path, head[:name_length].hex().upper()), at, at + size)
        yield element
        if element.name in _INSIDE:
            yield from walk(source, at, at + size, element.path)
        at += size


def _length(head: bytes, most: int) -> int:
    if not head or not head[0]:
        raise Broken("an element without a size")
    length = 9 - head[0].bit_length()
    if length > most or length > len(head):
        raise Broken("an element of a wrong size")
    return length


def prove(source: Source) -> Found:
    """What should not stand in the copy."""
    found: list[str] = []
    tracks: list[dict[str, bytes]] = [{}]
    scale, length = 1_000_000, 0.0
    for element in walk(source, 0, source.size):
        found += _element(source, element, tracks)
        body = source.read(element.at, min(element.end - element.at, 8))
        if element.name == "2AD7B1":
            scale = int.from_bytes(body, "big")
        elif element.name == "4489":
            length = source.numbers(">d" if len(body) == 8 else ">f", element.at)[0]
    return Found(found[:20], length * scale / 1e9)


def _element(source: Source, element: Element, tracks: list[dict[str, bytes]]) -> Iterator[str]:
    outer = element.path[-2] if len(element.path) > 1 else ""
    if element.name not in _CHILDREN[outer]:
        yield f"element {'/'.join(element.path)}"
    elif element.name == "EC":
        if not source.is_zero(element.at, element.end):
            yield "something in a void"
    elif element.name in _BLOCKS:
        if not _is_block(source, element, tracks):
            yield "a unit beside the pictures"
    elif element.name not in _INSIDE:
        yield from _value(source, element, tracks)
    elif element.name == "AE":
        tracks.append({})


def _value(source: Source, element: Element, tracks: list[dict[str, bytes]]) -> Iterator[str]:
    body = source.read(element.at, min(element.end - element.at, 1_000_000))
    if element.path[-2:-1] == ("AE",):
        tracks[-1][element.name] = body
    if element.name == "63A2":
        good = codecs.is_bare(body)
    elif fits := _TEXTS_FIT.get(element.name):
        good = fits.fullmatch(body) is not None
    else:
        good = element.end - element.at <= _LONGEST_NUMBER
    if not good:
        yield f"something in {'/'.join(element.path)}"


def _is_block(source: Source, element: Element, tracks: list[dict[str, bytes]]) -> bool:
    """A frame of a known track, without lacing; of AV1 only units of the picture."""
    number, _time, flags = source.numbers(">BhB", element.at)
    track = next((each for each in tracks if each.get("D7") == bytes([number & 0x7F])), None)
    if track is None or not number & 0x80 or flags & 0x06:
        return False
    if track.get("86") != b"V_AV1":
        return True
    frame = source.read(element.at + 4, element.end - element.at - 4)
    return not units.foreign(frame, "av1", 0)


def mended(source: Source) -> tuple[int, bytes] | None:
    """What to write where, so that a Vorbis track has no comment; no muxer of WebM drops it."""
    for element in walk(source, 0, source.size):
        if element.name == "1F43B675":
            return None
        if element.name == "63A2":
            place = codecs.note_in(source.read(element.at, element.end - element.at))
            if place:
                return element.at + place[0], codecs.empty_note(place[1] - place[0])
    return None
