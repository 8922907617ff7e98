"""Writing to the outbox, and the nudge that starts the relay at once after the commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import transaction

from portal.kit import direct
from portal.kit.models import Outbox

_nudgers: list[Callable[[list[int]], None]] = []
_gathered: ContextVar[list[int] | None] = ContextVar("_gathered", default=None)


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
    if not rows:
        return []
    keys = direct.insert(*rows, on_conflict="key")
    gathered = _gathered.get()
    tell = _tell if gathered is None else gathered.extend
    transaction.on_commit(partial(tell, keys), robust=True)
    return list(rows)


def _tell(keys: list[int]) -> None:
    for nudge in _nudgers:
        nudge(keys)


def on_put(nudge: Callable[[list[int]], None]) -> None:
    """Register what is told of new rows after their commit (the relay does, in apps.ready)."""
    if nudge not in _nudgers:
        _nudgers.append(nudge)


@contextmanager
def gathering() -> Iterator[list[int]]:
    """Within the block nobody is nudged: the keys of new rows come into the yielded list.

    They come after their commit. The caller delivers them itself, or leaves them to the sweep.
    """
    news: list[int] = []
    token = _gathered.set(news)
    try:
        yield news
    finally:
        _gathered.reset(token)


@contextmanager
def telling_once() -> Iterator[None]:
    """Nudge once for all that is written within the block, when it ends, however it ends.

    For what is done to many things, each in a transaction of its own: their rows go together.
    """
    if _gathered.get() is not None:
        yield
        return
    news: list[int] = []
    try:
        with gathering() as news:
            yield
    finally:
        # in a transaction of the caller's they become known when it commits
        transaction.on_commit(lambda: news and _tell(news), robust=True)
