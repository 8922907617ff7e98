"""A batch of awards through a real worker, beside the same batch in plain Python and SQL."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext

from badges.models import Award
from badges.together import issuing as together
from portal import relay, tasks
from portal.benching import awarding
from portal.benching.badging import pillow
from portal.celery import app
from portal.kit.models import Message, Outbox
from submissions.models import StatusChange

PATIENCE_SECONDS = 300
UNISSUED = "SELECT count(*) FROM badges_award WHERE id = ANY(%s) AND issued_at IS NULL"
UNTOLD = """SELECT count(*) FROM kit_outbox
WHERE done_at IS NULL AND (id = ANY(%s) OR topic = 'message.queued')"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Awards that are approved, and the rows of the outbox that tell of them."""

    awards: list[int]
    rows: list[int]


def measure(warm: Batch, batches: Sequence[Batch], counted: Batch) -> dict[str, Any]:
    """Milliseconds until all of a batch are issued, and what it takes besides.

    `warm` goes first and is not measured; `counted` is issued in this process.
    """
    with awarding.plain_table() as plain:
        _issue(plain, warm), _follow(plain, warm)
        before = _received()
        times = [_beside(plain, batch) for batch in batches]
        found: dict[str, Any] = {"messages": (_received() - before) / len(batches)}
        found["doubled"] = _again(plain, batches[-1])
    for name in times[0]:
        found[name] = statistics.median(each[name] for each in times)
    found["shares"] = sorted(each["share"] for each in times)
    return {"size": len(warm.awards), **found, **_statements(counted)}


def _beside(plain: psycopg.Connection, batch: Batch) -> dict[str, float]:
    """One batch between two runs of the floor."""
    count, begin = len(batch.awards), time.perf_counter()
    floor = awarding.timed(lambda: _floor(plain, count))
    ours = awarding.timed(lambda: _issue(plain, batch))
    _follow(plain, batch)
    told = (time.perf_counter() - begin) * 1000 - floor
    floor = (floor + awarding.timed(lambda: _floor(plain, count))) / 2
    return {"floor": floor, "ours": ours, "told": told, "share": floor / ours}


def _issue(plain: psycopg.Connection, batch: Batch) -> None:
    """From the news of the approvals until the last of them is issued."""
    tasks.nudge(batch.rows)
    _wait(plain, UNISSUED, batch.awards, seconds=0.004)


def _follow(plain: psycopg.Connection, batch: Batch) -> None:
    """Until everybody was told, so that the worker has nothing to do any more."""
    _wait(plain, UNTOLD, batch.rows, seconds=0.1)


def _wait(plain: psycopg.Connection, sql: str, keys: list[int], seconds: float) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while plain.execute(sql, [keys]).fetchone() != (0,):
        if time.monotonic() > until:
            raise RuntimeError("the worker did not issue the batch")
        time.sleep(seconds)


def _received() -> int:
    """How many messages the one worker has taken from the broker."""
    (stats,) = app.control.inspect(timeout=10).stats().values()
    return sum(stats["total"].values())


def _again(plain: psycopg.Connection, batch: Batch) -> int:
    """How many assertions, moves and mails more there are when all of it is delivered again."""
    before = _traces(batch)
    Outbox.objects.filter(pk__in=batch.rows).update(done_at=None)
    tasks.nudge(batch.rows)
    _follow(plain, batch)
    return len(before ^ _traces(batch)) + together.issue(_payloads(batch))


def _traces(batch: Batch) -> set[tuple[Any, ...]]:
    """Everything that an award leaves exactly once."""
    awards = Award.objects.filter(pk__in=batch.awards)
    keys = [f"badge-earned:{uuid}" for uuid in awards.values_list("uuid", flat=True)]
    moves = StatusChange.objects.filter(submission__award__in=awards)
    mails = Message.objects.filter(key__in=keys)
    issued = awards.values_list("pk", "issued_at", "document")
    return {*issued, *moves.values_list("pk", "verb"), *mails.values_list("pk", "sent_at")}


def _statements(batch: Batch) -> dict[str, int]:
    """Statements of issuing the batch, its transactions' own left out, and pictures opened."""
    with pillow.watched() as opened, CaptureQueriesContext(connection) as seen:
        for at in range(0, len(batch.rows), tasks.AT_ONCE):
            relay.go_ahead(batch.rows[at : at + tasks.AT_ONCE])
    if Award.objects.filter(pk__in=batch.awards, issued_at=None).exists():
        raise RuntimeError("not all of the batch were issued together")
    return {"sql": len(awarding.statements(seen)), "pictures": len(opened)}


def _payloads(batch: Batch) -> list[dict[str, int]]:
    return [{"award_id": pk} for pk in batch.awards]


def _floor(plain: psycopg.Connection, count: int) -> None:
    """So many times JSON, sha256 and a baked file, then all rows in one transaction."""
    picture = awarding.class_picture()
    with TemporaryDirectory() as folder:
        rows = [awarding.raw_row(picture, Path(folder) / f"{n}.png") for n in range(count)]
        with plain.transaction(), plain.cursor() as cursor:
            cursor.executemany(awarding.INSERT, rows)
