"""Where the samples of each track of an MP4 lie, out of its tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from submissions.cleaning.recordings.proving import entries
from submissions.cleaning.recordings.proving.source import Broken, Source

_MOST = 20_000_000  # samples or entries of a table


@dataclass
class Track:
    """One track: its codec, its length, its chunks and the sizes of its samples."""

    codec: str
    length_size: int
    seconds: float
    sizes: list[int]
    chunks: list[tuple[int, int]]  # where it begins, and how many samples it holds

    def samples(self) -> Iterator[tuple[int, int]]:
        """Place and size of every sample, in the order of the chunks."""
        sizes = iter(self.sizes)
        for at, number in self.chunks:
            for size in islice(sizes, number):
                yield at, size
                at += size

    def extents(self) -> Iterator[tuple[int, int]]:
        """Where each chunk begins and ends."""
        sizes = iter(self.sizes)
        for at, number in self.chunks:
            yield at, at + sum(islice(sizes, number))


def read(source: Source, boxes: Iterable) -> list[Track]:
    """Every track of boxes that were found to be in order; raises Broken."""
    found: list[dict[str, tuple[int, int]]] = []
    for box in boxes:
        if box.name == "trak":
            found.append({})
        elif found:
            found[-1][box.name] = (box.at, box.end)
    if not found:
        raise Broken("no track")
    return [_track(source, tables) for tables in found]


def _track(source: Source, tables: dict[str, tuple[int, int]]) -> Track:
    try:
        at, end = tables["stsd"]
        codec = entries.PICTURES.get(source.read(at + 12, 4), "")
        size = entries.length_size(source, at, end) if codec in ("h264", "hevc") else 0
        sizes = _sizes(source, tables["stsz"][0])
        offsets = _offsets(source, tables)
        chunks = list(_chunks(source, tables["stsc"][0], offsets))
        seconds = _seconds(source, tables["mdhd"][0])
    except KeyError as missing:
        raise Broken("a table is missing") from missing
    if sum(number for _at, number in chunks) != len(sizes):
        raise Broken("samples without a place")
    return Track(codec, size, seconds, sizes, chunks)


def _seconds(source: Source, at: int) -> float:
    long = source.read(at, 1) == b"\1"
    scale, length = source.numbers(">IQ" if long else ">II", at + (20 if long else 12))
    return length / scale if scale else 0.0


def _sizes(source: Source, at: int) -> list[int]:
    _flags, same, number = source.numbers(">III", at)
    if number > _MOST:
        raise Broken("too many samples")
    return [same] * number if same else list(source.numbers(f">{number}I", at + 12))


def _offsets(source: Source, tables: dict[str, tuple[int, int]]) -> list[int]:
    at, form = (tables["co64"][0], "Q") if "co64" in tables else (tables["stco"][0], "I")
    (number,) = source.numbers(">I", at + 4)
    if number > _MOST:
        raise Broken("too many chunks")
    return list(source.numbers(f">{number}{form}", at + 8))


def _chunks(source: Source, at: int, offsets: list[int]) -> Iterator[tuple[int, int]]:
    (number,) = source.numbers(">I", at + 4)
    if number > len(offsets):
        raise Broken("more kinds of chunks than chunks")
    flat = source.numbers(f">{number * 3}I", at + 8)
    runs = [*zip(flat[::3], flat[1::3], strict=True), (len(offsets) + 1, 0)]
    for (first, samples), (after, _samples) in pairwise(runs):
        for chunk in range(max(first, 1), min(after, len(offsets) + 1)):
            yield offsets[chunk - 1], samples
