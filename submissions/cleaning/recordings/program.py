"""ffmpeg as a child behind the same doors as everything else that reads a stranger's file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from submissions.cleaning.recordings.launch import NO_DOORS
from submissions.cleaning.result import Stop

ROOT = Path(__file__).resolve().parents[3]
READ = 1_000_000
BASE_SECONDS, BYTES_A_SECOND = 60, 3_000_000
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
# Of all ways to name a place to read, only the two files that are open already.
_CAREFUL = ("-nostdin", "-hide_banner", "-protocol_whitelist", "fd,pipe", "-threads", "1")
_FORMATS = "-format_whitelist"


@cache
def find() -> str | None:
    """An ffmpeg that can be handed open files (`fd:`, since 6.1), or None.

    The one of the pinned wheel, or else the machine's own; IMAGEIO_FFMPEG_EXE names another.
    """
    try:
        path = imageio_ffmpeg.get_ffmpeg_exe()
        told = subprocess.run(
            [path, "-hide_banner", "-protocols"], capture_output=True, timeout=30, check=True
        )
    except (RuntimeError, OSError, subprocess.SubprocessError):
        return None
    return path if b"fd" in told.stdout.split() else None


@dataclass(frozen=True)
class Told:
    """How the program ended and what it said, cut off after a million bytes."""

    status: int
    out: str
    err: str


@dataclass
class Sealed:
    """A folder to work in, and the time that is left for everything done with one file."""

    folder: Path
    size: int
    locked: bool

    def __post_init__(self) -> None:
        self.seconds = BASE_SECONDS + self.size // BYTES_A_SECOND
        self._end = time.monotonic() + self.seconds

    def ffmpeg(self, source: Path, target: Path, demuxer: str, *arguments: str) -> Told:
        """Run ffmpeg on source (read as `demuxer` alone) and target; raises Stop."""
        program = find()
        if program is None:
            raise Stop("no_ffmpeg")
        doors = [] if self.locked else ["--open-doors"]
        given = ["-f", demuxer, _FORMATS, demuxer, "-fd", "3", "-i", "fd:"]
        launch = ["launch", os.fspath(source), os.fspath(target), str(self.seconds), *doors]
        return self.python([*launch, program, *_CAREFUL, *given, *arguments])

    def python(self, command: Sequence[str], given: str = "") -> Told:
        """Run a module of this package in a process of its own; raises Stop."""
        module = f"submissions.cleaning.recordings.{command[0]}"
        whole = [sys.executable, "-P", "-s", "-m", module, *command[1:]]
        out, err = self.folder / "out", self.folder / "err"
        with out.open("wb") as told, err.open("wb") as complaints:
            status = self._wait(whole, given, told, complaints)
        if status == NO_DOORS:
            raise Stop("no_sandbox")
        if status in _OUT_OF_TIME:
            raise Stop("too_slow")
        return Told(status, _start_of(out), _start_of(err))

    def _wait(self, command: Sequence[str], given: str, out, err) -> int:
        try:
            return self._ended(command, given, out, err)
        except subprocess.TimeoutExpired as late:
            raise Stop("too_slow") from late

    def _ended(self, command: Sequence[str], given: str, out, err) -> int:
        return subprocess.run(
            command,
            input=given.encode(),
            stdout=out,
            stderr=err,
            env=self._environment(),
            cwd=self.folder,
            timeout=self.left(),
            start_new_session=True,
            check=False,
        ).returncode

    def left(self) -> float:
        """Seconds that remain for this file."""
        return max(1, self._end - time.monotonic())

    def _environment(self) -> dict[str, str]:
        home = os.fspath(self.folder)
        return {
            "PYTHONPATH": os.fspath(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": home,
            "HOME": home,
        }


def _start_of(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(READ).decode("utf-8", "replace")
