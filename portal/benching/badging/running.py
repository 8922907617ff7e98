"""One run from empty folder to printed table."""

import json
import time
from collections.abc import Iterator
from typing import Any

from portal.benching import running
from portal.benching.badging import lines
from portal.benching.measuring import Effort
from portal.benching.servers import Bench
from portal.running.programs import worker_command
from portal.testing.worker import Worker


class OneWorker(Worker):
    """A worker with one process."""

    def command(self) -> list[str]:
        """Return the command that starts it."""
        return worker_command(concurrency=1)


def run(effort: Effort, named: str, only: str = "") -> Iterator[str]:
    """Yield the report line by line; `named` is the size that the inner command is told.

    Raises GoalsMissed behind the last line when the run missed any goal.
    """
    begin = time.monotonic()
    with Bench() as bench:
        found = _inside(bench, named)
        yield from lines.head()
        done = [line for line in lines.measured(found) if only in line.name.lower()]
        yield from map(str, done)
        for line in _served(bench, found, effort, only):
            done.append(line)
            yield str(line)
    yield from ("", *lines.remarks(found), f"{time.monotonic() - begin:.0f} s in all")
    running.judge([f"{line.name}: {'; '.join(line.missed)}" for line in done if line.missed])
    yield "Every goal is met."


def _inside(bench: Bench, named: str) -> dict[str, Any]:
    bench.manage("migrate", "--verbosity", "0")
    bench.manage("collectstatic", "--noinput", "--verbosity", "0")
    out = bench.folder / "badges.json"
    size = [] if named == "full" else [f"--{named}"]
    with OneWorker({**bench.env, "LOG_LEVEL": "INFO"}):
        bench.manage("bench_badges", "--inside", str(out), *size)
    return json.loads(out.read_text())


def _served(bench: Bench, found: dict[str, Any], effort: Effort, only: str) -> Iterator[lines.Line]:
    asked = [operation for operation in lines.SERVED if only in operation.name.lower()]
    if not asked:
        return
    with bench.web() as (ours, floors):
        for operation in asked:
            row = running.row(operation, found, ours, floors, effort)
            yield lines.served(operation.name, row.measured, row.sql)
