"""Writing to the outbox, and the nudge that starts the relay at once after the commit."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from portal.kit.models import Outbox

_nudgers: list[Callable[[int], None]] = []


def put(topic: str, key: str, **payload: Any) -> Outbox:
    """Record that `topic` happened, once per `key`, in the caller's transaction.

    Payload values are ids (int or str). Returns the row, the earlier one where the key exists.
    """
    row, created = Outbox.objects.get_or_create(
        key=f"{topic}:{key}", defaults={"topic": topic, "payload": payload}
    )
    if created:
        for nudge in _nudgers:
            transaction.on_commit(lambda nudge=nudge: nudge(row.pk), robust=True)
    return row


def on_put(nudge: Callable[[int], None]) -> None:
    """Register what is told of a new row after its commit (the relay does, in apps.ready)."""
    if nudge not in _nudgers:
        _nudgers.append(nudge)
