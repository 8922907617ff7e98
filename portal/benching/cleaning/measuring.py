"""Cleans each file and copies it in turn, so that both see the same minute of the machine."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from portal.benching.cleaning.files import SAMPLES, Sample
from submissions.cleaning import inside, sandbox
from submissions.cleaning.result import Refused
from submissions.cleaning.sniff import Kind

MEGABYTE = 1_000_000
GOAL = 10.0
_COPY = "import sys, pikepdf\nwith pikepdf.open(sys.argv[1]) as pdf: pdf.save(sys.argv[2])"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds for one file, cleaned and copied; `goal` is how many copies cleaning may take."""

    name: str
    floor: str
    size: int
    pages: int
    clean: float
    copy: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        return self.clean / self.copy

    @property
    def misses(self) -> bool:
        return self.goal is not None and self.ratio > self.goal


def measure(rounds: int, only: str = "") -> Iterator[Measured]:
    """Each kind of file beside a copy of its bytes; a PDF beside its copy by pikepdf too.

    Raises ValueError for a file of ours that is refused.
    """
    with tempfile.TemporaryDirectory(prefix="bench-cleaning-") as folder:
        for sample in SAMPLES:
            if only in sample.name.lower():
                source = Path(folder) / "source"
                sample.make(source)
                yield from _beside(sample, source, rounds)


def _beside(sample: Sample, source: Path, rounds: int) -> Iterator[Measured]:
    """Copy and clean in turn; the best of the rounds counts, for other work only adds to it."""
    target = source.with_name("target")
    for pair in _pairs(sample.name, source, target):
        taken = [
            (_timed(pair.clean, pair.clock), _timed(pair.copy, pair.clock)) for _ in range(rounds)
        ]
        clean, copy = (min(each) for each in zip(*taken, strict=True))
        size = source.stat().st_size
        yield Measured(pair.name, pair.floor, size, sample.pages, clean, copy, pair.goal)


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is measured beside what."""

    name: str
    floor: str
    clean: Callable[[], None]
    copy: Callable[[], None]
    goal: float | None = None
    clock: Callable[[], float] = time.perf_counter


def _pairs(name: str, source: Path, target: Path) -> Iterator[_Pair]:
    def sealed() -> None:
        _clean(source, target)

    yield _Pair(name, "file copied", sealed, lambda: _copy(source, target))
    if name == "PDF":
        command = [sys.executable, "-c", _COPY, str(source), str(target)]
        floor = "copied by pikepdf, in a process of its own"
        yield _Pair(name, floor, sealed, lambda: _run(command), GOAL)
        data = source.read_bytes()
        yield _Pair(
            f"{name}, processor time of cleaning and proof alone",
            "copied by pikepdf",
            lambda: _inside(data),
            lambda: _through_pikepdf(source, target),
            GOAL,
            time.process_time,
        )


def _timed(what: Callable[[], None], clock: Callable[[], float]) -> float:
    start = clock()
    what()
    return clock() - start


def _clean(source: Path, target: Path) -> None:
    """All that happens to an upload: sealed, cleaned, proven and written."""
    answer = sandbox.clean(source, target, locked=sandbox.available())
    if isinstance(answer, Refused):
        raise ValueError(f"{source}: {answer.code}")


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _inside(data: bytes) -> None:
    """Cleaning and proof, as the sealed process does them."""
    inside.cleaned(data, Kind.PDF, ())


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)


def _through_pikepdf(source: Path, target: Path) -> None:
    with pikepdf.open(source) as pdf:
        pdf.save(target)
