"""One run from empty folder to printed table."""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.benching import client, measuring, table, weight
from portal.benching.client import Request
from portal.benching.measuring import Effort, Measured, times_of
from portal.benching.operations import AWARD, FLOORS, OPERATIONS, Operation
from portal.benching.servers import Bench

AWARD_NAME, AWARD_FLOOR = "One award, in process", "JSON + sha256 + baked file + INSERT"


class GoalsMissed(RuntimeError):
    """What was measured does not keep its goals; says which."""


def run(effort: Effort, named: str, only: str = "") -> Iterator[str]:
    """Yield the report line by line; `named` is the size that the inner command is told.

    Raises GoalsMissed behind the last line when the run missed any goal.
    """
    begin = time.monotonic()
    with Bench() as bench:
        bench.manage("migrate", "--verbosity", "0")
        bench.manage("collectstatic", "--noinput", "--verbosity", "0")
        found = _inside(bench, named)
        yield f"World ready in {time.monotonic() - begin:.0f} s"
        yield from table.head()
        rows = []
        with bench.web() as (ours, floors):
            for operation in OPERATIONS:
                if only in operation.name.lower():
                    rows.append(row(operation, found, ours, floors, effort))
                    yield table.line(rows[-1])
            if only in AWARD_NAME.lower():
                rows.append(_award(found))
                yield table.line(rows[-1])
            loads = weight.first_load(ours, found["places"])
    yield table.scanned(found["scan"])
    yield from (table.loaded(load) for load in loads)
    yield f"{time.monotonic() - begin:.0f} s in all"
    judge(table.missed(rows, found["scan"], loads))
    yield "Every goal is met."


def judge(missed: list[str]) -> None:
    """Raises GoalsMissed, one line for each, unless nothing was missed."""
    if missed:
        raise GoalsMissed("\n".join(["Goals that are not met:", *missed]))


def _inside(bench: Bench, named: str) -> dict[str, Any]:
    out = bench.folder / "inside.json"
    size = [] if named == "full" else [f"--{named}"]
    bench.manage("bench", "--inside", str(out), *size)
    return json.loads(Path(out).read_text())


def row(
    operation: Operation, found: dict[str, Any], port: int, floors: int, effort: Effort
) -> table.Row:
    """One operation asked of the portal and of its floor, which listen on these ports."""
    path = found["places"][operation.place]
    if not path:
        return table.Row(operation.name, operation.floor, operation.goal)
    cookies, plain = (_cookie(operation, found[name]) for name in ("cookies", "floor_cookies"))
    floor = Request(floors, FLOORS[operation.floor].format(award=found["award"]), plain)
    ours = Request(port, path, {**cookies, **operation.headers})
    if operation.unchanged:
        etag = client.get(ours).headers["etag"]
        ours = Request(port, path, {**ours.headers, "If-None-Match": etag})
    body = client.get(ours).body
    sent = len(gzip.compress(body, 6)) if body else 0
    measured = measuring.pair(ours, floor, effort)
    sql = found["sql"][operation.name]
    return table.Row(
        operation.name, operation.floor, operation.goal, measured, sql, len(body), sent
    )


def _cookie(operation: Operation, cookies: dict[str, str]) -> dict[str, str]:
    return {"Cookie": cookies[operation.reader]} if operation.reader else {}


def _award(found: dict[str, Any]) -> table.Row:
    ours, floor = (
        times_of(times, 1000 * len(times) / sum(times))
        for times in (found["award_ms"]["award"], found["award_ms"]["floor"])
    )
    measured = Measured(ours, floor, ours.p50 / floor.p50, ours.rate / floor.rate)
    return table.Row(AWARD_NAME, AWARD_FLOOR, AWARD, measured, found["award_sql"], None)
