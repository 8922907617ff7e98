"""Runs the cleaners in a subprocess of their own, and believes nothing they do not report.

The subprocess has an empty environment, limits on time, memory and file size, and (through seccomp)
no network, no other programs, and no way to open a file for writing.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

from submissions.cleaning.recordings import cleaning as recordings
from submissions.cleaning.result import Cleaned, Refused, Stop, Text
from submissions.cleaning.sniff import Kind, sniff

TIME_LIMIT = 60
_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


def clean(
    source: Path, target: Path, *, forbidden: Iterable[str] = (), locked: bool = True
) -> Cleaned | Refused:
    """Write a proven clean copy of source to target, or say why not; target appears only if clean.

    `forbidden` are strings that may stand nowhere in the copy, not even on a page. `locked=False`
    goes on without seccomp, for machines of developers that have none. Never raises for a bad file.
    """
    with tempfile.TemporaryDirectory(prefix="clean-") as folder:
        copy = Path(folder) / "copy"
        report = _cleaned(source, copy, list(forbidden), locked)
        if isinstance(report, Refused):
            return report
        with copy.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != report["sha256"]:
                return Refused.because("stopped")
        _publish(copy, target)
    return Cleaned.from_json({**report, "path": target})


def _cleaned(source: Path, copy: Path, forbidden: list[str], locked: bool) -> dict | Refused:
    try:
        kind = sniff(source)
        if kind.is_recording:
            return recordings.clean(source, copy, kind, forbidden, locked)
    except Stop as stop:
        return stop.refusal
    return _run(source, copy, kind, [], json.dumps(forbidden), locked)


def read_text(source: Path, *, locked: bool = True) -> Text | Refused:
    """The words of a cleaned file, or why they cannot be read; sound and video have none."""
    try:
        kind = sniff(source)
    except Stop as stop:
        return stop.refusal
    if kind.is_recording:
        return Text(("",), ())
    with tempfile.TemporaryDirectory(prefix="read-") as folder:
        copy = Path(folder) / "text"
        report = _run(source, copy, kind, ["--text"], "[]", locked)
        if isinstance(report, Refused):
            return report
        words = json.loads(copy.read_bytes())
    return Text(tuple(words["pages"]), tuple(words["unseen"]))


@cache
def available() -> bool:
    """Whether the subprocess can be cut off from the network on this machine."""
    command = _command(["--probe"])
    done = subprocess.run(
        command, env=environment("/"), capture_output=True, timeout=TIME_LIMIT, check=False
    )
    return done.returncode == 0


def _run(
    source: Path, copy: Path, kind: Kind, options: Sequence[str], given: str, locked: bool
) -> dict | Refused:
    doors = [] if locked else ["--open-doors"]
    command = _command(
        [os.fspath(source.resolve()), os.fspath(copy), "--kind", kind, *options, *doors]
    )
    try:
        return _report(command, given, copy.parent)
    except subprocess.TimeoutExpired:
        return Refused.because("too_slow")


def _report(command: Sequence[str], given: str, folder: Path) -> dict | Refused:
    with (folder / "report").open("w+b") as out:
        status = _ended(command, given, out, folder)
        out.seek(0)
        written = out.read()
    if status or not written:
        return Refused.because("too_slow" if status in _OUT_OF_TIME else "stopped")
    report = json.loads(written)
    return Refused.because(report["refused"]) if "refused" in report else report


def _ended(command: Sequence[str], given: str, out: BinaryIO, folder: Path) -> int:
    return subprocess.run(
        command,
        input=given.encode(),
        stdout=out,
        stderr=subprocess.DEVNULL,
        env=environment(os.fspath(folder)),
        cwd=folder,
        timeout=TIME_LIMIT,
        start_new_session=True,
        check=False,
    ).returncode


def _command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-P", "-s", "-m", "submissions.cleaning", *arguments]


def environment(folder: str) -> dict[str, str]:
    """All that a subprocess is told: where the code is, and a folder of its own."""
    return {
        "PYTHONPATH": os.fspath(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TMPDIR": folder,
        "HOME": folder,
    }


def _publish(copy: Path, target: Path) -> None:
    """Write beside the target and rename, so that it is never seen half written."""
    with (
        tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file,
        copy.open("rb") as new,
    ):
        shutil.copyfileobj(new, file, 1024 * 1024)
    os.replace(file.name, target)
