"""Writing to the outbox, and the nudge that starts the relay at once after the commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from portal.kit.models import Outbox

_nudgers: list[Callable[[list[int]], None]] = []
_quiet: ContextVar[bool] = ContextVar("_quiet", default=False)


class NotNow(Exception):
    """Raised by a function that cannot answer yet: its row stays, and the sweep tries again."""


def put(topic: str, key: str, **payload: Any) -> Outbox:
    """Record that `topic` happened, once per `key`, in the caller's transaction.

    Payload values are ids (int or str). Returns the row; where the key exists it is the earlier
    row that stays, and only `pk` is known of it.
    """
    return put_all(entry(topic, key, **payload))[0]


def entry(topic: str, key: str, **payload: Any) -> Outbox:
    """A row for `put_all`, not yet written."""
    return Outbox(topic=topic, key=f"{topic}:{key}", payload=payload)


def put_all(*rows: Outbox) -> list[Outbox]:
    """Write several rows with one statement. A key that exists keeps its earlier row.

    An earlier row is nudged again, which does no harm: a delivery of what is done is nothing.
    """
    written = Outbox.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=["topic"]
    )
    keys = [row.pk for row in written]
    for nudge in _nudgers if keys and not _quiet.get() else ():
        transaction.on_commit(lambda nudge=nudge: nudge(keys), robust=True)
    return written


def on_put(nudge: Callable[[list[int]], None]) -> None:
    """Register what is told of new rows after their commit (the relay does, in apps.ready)."""
    if nudge not in _nudgers:
        _nudgers.append(nudge)


@contextmanager
def quiet() -> Iterator[None]:
    """Within the block rows are written and nobody is nudged: the caller delivers them itself."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)
