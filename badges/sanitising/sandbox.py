"""Runs the sanitiser in a subprocess of its own, and believes nothing but its whole report.

The subprocess has an empty environment, limits on time and memory, and (through seccomp) no
network, no other programs and no way to open a file for writing. A clean drawing goes through a
second one, which makes its pixels.
"""

import json
import subprocess
from dataclasses import dataclass

from badges.sanitising import pixels
from badges.sanitising.allowed import MOST_BYTES
from badges.sanitising.inside import SVG
from badges.sanitising.reasons import Unfit
from submissions.cleaning import piped

SECONDS = 30


@dataclass(frozen=True)
class Picture:
    """A harmless picture, and the names of what was left out of it."""

    data: bytes
    media_type: str
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Ready:
    """A picture for a badge: always pixels, and the drawing where it was one, else no text."""

    image: bytes
    svg: str
    dropped: tuple[str, ...]


def sanitised(data: bytes, *, locked: bool = True) -> Picture:
    """A harmless PNG or SVG of what was uploaded; raises Unfit, with a sentence, for any other.

    `locked=False` goes on without seccomp, for machines of developers that have none.
    """
    if len(data) > MOST_BYTES:
        raise Unfit("too_big")
    head, _, copy = _run(data, locked).partition(b"\n")
    try:
        report = json.loads(head)
    except ValueError as error:
        raise Unfit("stopped") from error
    if "refused" in report:
        raise Unfit(report["refused"])
    return Picture(copy, report["media_type"], tuple(report["dropped"]))


def ready(data: bytes, *, locked: bool = True) -> Ready:
    """The same in all the forms that a badge needs; raises Unfit."""
    clean = sanitised(data, locked=locked)
    if clean.media_type != SVG:
        return Ready(clean.data, "", clean.dropped)
    image = _run(clean.data, locked, "badges.sanitising.raster")
    if not image.startswith(pixels.PNG):
        raise Unfit("stopped")
    return Ready(image, clean.data.decode(), clean.dropped)


def _run(data: bytes, locked: bool, module: str = "badges.sanitising") -> bytes:
    try:
        return piped.answer(module, data, seconds=SECONDS, locked=locked)
    except subprocess.TimeoutExpired as late:
        raise Unfit("too_complex") from late
    except subprocess.CalledProcessError as ended:
        raise Unfit("stopped") from ended
