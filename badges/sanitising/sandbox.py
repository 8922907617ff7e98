"""Runs the sanitiser in a subprocess of its own, and believes nothing but its whole report.

The subprocess has an empty environment, limits on time and memory, and (through seccomp) no
network, no other programs and no way to open a file for writing.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from badges.sanitising.allowed import MOST_BYTES
from badges.sanitising.reasons import Unfit
from submissions.cleaning.sandbox import environment

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
    doors = [] if locked else ["--open-doors"]
    command = [sys.executable, "-P", "-s", "-m", "badges.sanitising", *doors]
    with tempfile.TemporaryDirectory(prefix="picture-") as folder:
        try:
            done = subprocess.run(
                command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=environment(folder), cwd=folder, timeout=SECONDS, start_new_session=True,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            raise Unfit("too_complex") from late
    if done.returncode:
        raise Unfit("stopped")
    return done.stdout
