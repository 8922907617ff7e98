"""Ogg: one stream of Opus or Vorbis from the first page to the last, with an empty comment."""

from collections.abc import Iterator

from submissions.cleaning.recordings.proving import codecs
from submissions.cleaning.recordings.proving.source import Broken, Found, Source

_HEADS = {b"OpusHead": (2, 48_000), b"\x01vorbis": (3, 0)}
_LONGEST_HEAD = 1_000_000


def prove(source: Source) -> Found:
    """What should not stand in the copy."""
    found, heads = [], list(_first_packets(source))
    kind = next((kind for kind in _HEADS if heads[0].startswith(kind)), None)
    if kind is None:
        return Found(["a stream of another kind"], 0)
    number, rate = _HEADS[kind]
    rate = rate or int.from_bytes(heads[0][12:16], "little")
    if len(heads) < number or not codecs.is_empty_note(heads[1]):
        found.append("a comment")
    if len(heads[0]) > 64 or (number == 3 and not heads[2].startswith(b"\x05vorbis")):
        found.append("a head that says more than it needs to")
    last = 0
    for sequence, (_at, _end, serial, told, granule) in enumerate(_pages(source)):
        last = max(last, granule)
        if serial or told != sequence:
            found.append("a page of another stream")
            break
    return Found(found, last / rate if rate else 0.0)


def _pages(source: Source) -> Iterator[tuple[int, int, int, int, int]]:
    """Where each page's lengths begin and its body ends, its stream, number and moment."""
    at = 0
    while at < source.size:
        magic, version, _flags, granule, serial, number, _crc, count = source.numbers(
            "<4sBBqIIIB", at
        )
        if magic != b"OggS" or version:
            raise Broken("something between the pages")
        end = at + 27 + count + sum(source.read(at + 27, count))
        if end > source.size:
            raise Broken("a page of a wrong size")
        yield at + 27, end, serial, number, granule
        at = end


def _first_packets(source: Source) -> Iterator[bytes]:
    """The heads of the stream."""
    packet, number = b"", 0
    for at, _end, *_rest in _pages(source):
        count = source.read(at - 1, 1)[0]
        lengths = source.read(at, count)
        place = at + count
        for length in lengths:
            packet += source.read(place, length)
            place += length
            if len(packet) > _LONGEST_HEAD:
                raise Broken("a head that is too long")
            if length < 255:
                yield packet
                packet, number = b"", number + 1
            if number == 3:
                return
    yield packet
