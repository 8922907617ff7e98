"""The media data of an MP4: every byte belongs to one sample, every unit to a picture."""

from collections.abc import Iterable, Iterator
from itertools import islice

from submissions.cleaning.recordings.proving import units
from submissions.cleaning.recordings.proving.source import Broken, Source
from submissions.cleaning.recordings.proving.tracks import Track

_LARGEST = 40_000_000


def unused(source: Source, boxes: Iterable, tracks: Iterable[Track]) -> Iterator[str]:
    """Bytes of the media data that no sample uses, or that two use."""
    data = [(box.at, box.end) for box in boxes if box.name == "mdat" and box.at < box.end]
    at = data[0][0] if data else 0
    for start, end in sorted(place for track in tracks for place in track.extents()):
        if start != at:
            yield "data that belongs to no sample"
            return
        at = end
    if len(data) != 1 or at != data[0][1]:
        yield "data that belongs to no sample"


def foreign(source: Source, track: Track) -> Iterator[str]:
    """Units beside the pictures, such as SEI."""
    if foreign_units(source, track, len(track.sizes)):
        yield "a unit beside the pictures"


def foreign_units(source: Source, track: Track, most: int) -> int:
    """How many of the first samples hold such units; raises Broken for one that is too large."""
    if track.codec not in ("h264", "hevc", "av1"):
        return 0
    return sum(
        units.foreign(_sample(source, at, size), track.codec, track.length_size)
        for at, size in islice(track.samples(), most)
    )


def _sample(source: Source, at: int, size: int) -> bytes:
    if size > _LARGEST:
        raise Broken("a sample that is too large")
    return source.read(at, size)
