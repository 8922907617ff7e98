"""Runs the sanitiser in a subprocess of its own, and believes nothing but its whole report.

The subprocess has an empty environment, limits on time and memory, and (through seccomp) no
network, no other programs and no way to open a file for writing.
"""

import json
import subprocess
from dataclasses import dataclass

from badges.sanitising.allowed import MOST_BYTES
from badges.sanitising.reasons import Unfit
from submissions.cleaning import piped

SECONDS = 30


@dataclass(frozen=True)
class Picture:
    """A harmless picture, and the names of what was left out of it."""

    data: bytes
    media_type: str
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


def _run(data: bytes, locked: bool) -> bytes:
    try:
        return piped.answer("badges.sanitising", data, seconds=SECONDS, locked=locked)
    except subprocess.TimeoutExpired as late:
        raise Unfit("too_complex") from late
    except subprocess.CalledProcessError as ended:
        raise Unfit("stopped") from ended
