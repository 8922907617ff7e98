"""The outbox relay: every row reaches its functions, whatever the broker does."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.module_loading import import_string

from portal.kit import clock
from portal.kit.models import Outbox
from portal.kit.reports import said
from portal.routes import AHEAD, ROUTES

LEASE = dt.timedelta(seconds=60)
# What may run for minutes is leased by who runs it, for longer than any task lives
# (CELERY_TASK_TIME_LIMIT): a second delivery beside it would clean the same file once more.
LONG = {"evidence.received": dt.timedelta(minutes=11)}
log = logging.getLogger(__name__)


def deliver(row_id: int) -> None:
    """Run the functions of one row and mark it done; safe to repeat, also at the same time."""
    row = Outbox.objects.filter(pk=row_id, done_at=None).first()
    if row is None or not _is_ours(row):
        return
    for path in ROUTES[row.topic]:
        import_string(path)(**row.payload)
    Outbox.objects.filter(pk=row_id).update(done_at=clock.now(), last_error="")


def go_ahead(row_ids: Sequence[int]) -> None:
    """Do at once what can be done at once for these rows. None of them is done by that.

    Raises as the functions of AHEAD do; the delivery of each row tells what is wrong with it.
    """
    rows = Outbox.objects.filter(pk__in=row_ids, done_at=None, topic__in=AHEAD).order_by("pk")
    told = list(rows.values_list("topic", "payload"))
    for topic, path in AHEAD.items():
        payloads = [payload for about, payload in told if about == topic]
        if payloads:
            import_string(path)(payloads)


def _is_ours(row: Outbox) -> bool:
    now = clock.now()
    if row.topic not in LONG:
        return True
    same = Outbox.objects.filter(pk=row.pk, done_at=None, not_before=row.not_before)
    return row.not_before <= now and bool(same.update(not_before=now + LONG[row.topic]))


@dataclass(frozen=True, slots=True)
class Due:
    """A row whose time has come. `is_fresh`: no sweep has found it before."""

    pk: int
    topic: str
    is_fresh: bool


def due() -> list[Due]:
    """Rows not done whose time has come; each is leased, so that two sweeps do not share it.

    Those of LONG are leased when they are delivered.
    """
    now = clock.now()
    waiting = Outbox.objects.filter(done_at=None, not_before__lte=now).order_by("pk")
    mine: list[Due] = []
    for pk, attempts, topic in waiting.values_list("pk", "attempts", "topic")[:500]:
        lease = {} if topic in LONG else {"not_before": now + _pause(attempts)}
        taken = Outbox.objects.filter(pk=pk, done_at=None, attempts=attempts).update(
            attempts=F("attempts") + 1, **lease
        )
        mine += [Due(pk, topic, not attempts)] * taken
    return mine


def _pause(attempts: int) -> dt.timedelta:
    """Until the next attempt: longer after each, an hour at most."""
    return LEASE * min(2**attempts, 60)


def failed(row_id: int, error: BaseException) -> None:
    """Keep what went wrong for the people who look after the portal, and nothing it may quote."""
    log.warning("outbox row %s: %s", row_id, type(error).__name__)
    row = Outbox.objects.get(pk=row_id)
    # Its lease is for whoever runs it, and nobody does any more.
    free = {"not_before": clock.now() + _pause(row.attempts)} if row.topic in LONG else {}
    Outbox.objects.filter(pk=row_id, done_at=None).update(last_error=said(error)[:300], **free)


def drain(rounds: int = 50) -> int:
    """Deliver in this process until nothing is waiting; for the demo world and for tests.

    Returns how many rows were delivered. An error is raised, not stored.
    """
    count = 0
    for _round in range(rounds):
        rows = list(Outbox.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True))
        if not rows:
            return count
        for pk in rows:
            deliver(pk)
            count += 1
    return count
