"""`python -m submissions.cleaning.recordings.checking COPY KIND [--open-doors]`

Reads a remuxed copy behind the doors and reports what stands in it, how long it lasts and its
hash; with --mend, what has to be overwritten before; with --beside, what an original carries
between its pictures. Forbidden strings come in on standard input.
"""

import hashlib
import json
import os
import struct
import sys
from collections.abc import Callable, Iterable

from submissions.cleaning import seal
from submissions.cleaning.needles import Needles
from submissions.cleaning.recordings.proving import boxes, chunks, elements, frames, pages
from submissions.cleaning.recordings.proving.source import Broken, Found, Source
from submissions.cleaning.sniff import Kind

_PROVERS: dict[Kind, Callable[[Source], Found]] = {
    Kind.MP4: boxes.prove,
    Kind.M4A: boxes.prove,
    Kind.WEBM: elements.prove,
    Kind.WEBA: elements.prove,
    Kind.OGG: pages.prove,
    Kind.WAV: chunks.prove,
    Kind.MP3: frames.prove,
}
_PIECE = 4 * 1024 * 1024
_OVERLAP = 4096
_BROKEN = (Broken, struct.error, IndexError, OverflowError, OSError)


def prove(source: Source, kind: Kind, forbidden: Iterable[str] = ()) -> Found:
    """What should not stand in the copy; a copy that does not hold together is never proven."""
    try:
        found = _PROVERS[kind](source)
    except _BROKEN as broken:
        return Found([f"a broken file: {broken}"], 0)
    needles = Needles(forbidden)
    if any(needles.among_pixels(piece) for piece in _pieces(source, _OVERLAP)):
        return Found([*found.findings, "a forbidden string"], found.seconds)
    return found


def _pieces(source: Source, overlap: int) -> Iterable[bytes]:
    for at in range(0, source.size, _PIECE):
        yield source.read(at, min(_PIECE + overlap, source.size - at))


def _report(source: Source, kind: Kind, forbidden: Iterable[str]) -> dict:
    digest = hashlib.sha256()
    for piece in _pieces(source, 0):
        digest.update(piece)
    found = prove(source, kind, forbidden)
    return {
        "findings": found.findings,
        "seconds": found.seconds,
        "sha256": digest.hexdigest(),
    }


def _mend(source: Source, kind: Kind) -> dict:
    """What is to be overwritten in the copy, where a muxer left the settings of a codec alone."""
    mended = elements.mended if kind in (Kind.WEBM, Kind.WEBA) else boxes.mended
    try:
        change = mended(source)
    except _BROKEN:
        return {}
    return {"at": change[0], "bytes": change[1].hex()} if change else {}


def _beside(source: Source) -> dict:
    """Whether an original is encrypted, and how many of its pictures carry data of the camera."""
    told: dict = {}
    for name, look in (("locked", boxes.is_locked), ("unit", boxes.units_beside)):
        try:
            told[name] = look(source)
        except _BROKEN:  # ffmpeg may still make something of it, and that is proven
            told[name] = 0
    return told


def main(copy: str, kind: Kind, *options: str) -> None:
    """Print one report."""
    seal.limit(seconds=300)
    forbidden = json.loads(sys.stdin.read() or "[]")
    with open(copy, "rb") as file:
        source = Source(file, os.fstat(file.fileno()).st_size)
        if not seal.close_doors() and "--open-doors" not in options:
            print(json.dumps({"refused": "no_sandbox"}))
        elif "--mend" in options:
            print(json.dumps(_mend(source, kind)))
        elif "--beside" in options:
            print(json.dumps(_beside(source)))
        else:
            print(json.dumps(_report(source, kind, forbidden)))


if __name__ == "__main__":
    main(sys.argv[1], Kind(sys.argv[2]), *sys.argv[3:])
