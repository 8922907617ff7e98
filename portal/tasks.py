"""Celery's tasks: deliver one outbox row, and the clockwork of portal.clockwork."""

import logging
from collections import deque

from celery import shared_task
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from portal import relay
from portal.kit import outbox
from portal.kit.outbox import NotNow
from portal.routes import AHEAD

# From so many rows on it is worth looking at them together.
MANY = 4
# How many are done at once, in one transaction; and how many are delivered by one task, which
# should end within the lease of a row.
AT_ONCE, IN_TURN = 100, 50
log = logging.getLogger(__name__)


@shared_task(name="portal.deliver")
def deliver(row_id: int, *others: int) -> None:
    """Deliver rows of the outbox, one after the other, each whatever becomes of the rest.

    What a delivery writes into the outbox is delivered here too, without a trip to the broker.
    What goes wrong is kept on its row and tried again by the sweep; the last error is raised.
    """
    waiting, wrong = deque([row_id, *others]), None
    with outbox.gathering() as news:
        while waiting:
            wrong = _delivered(waiting.popleft()) or wrong
            waiting.extend(news)
            news.clear()
    if wrong:
        raise wrong


def _delivered(pk: int) -> Exception | None:
    try:
        relay.deliver(pk)
    except NotNow as why:
        log.info("outbox row %s waits: %s", pk, why)
    except Exception as error:  # kept on the row, and raised when all were tried
        relay.failed(pk, error)
        return error
    return None


@shared_task(name="portal.go_ahead", acks_late=False)
def go_ahead(*row_ids: int) -> None:
    """Do together what can be done together for these rows; each is delivered behind this.

    What goes wrong here is only logged, and who dies of it does not get it again: the deliveries
    do it one by one, and keep what is wrong on the row.
    """
    try:
        relay.go_ahead(row_ids)
    except Exception as error:
        log.warning("%s rows go one by one: %s", len(row_ids), type(error).__name__)


@shared_task(name="portal.sweep")
def sweep() -> None:
    """Publish every row that is due: lost nudges, dead workers, a broker that was away.

    A row that a sweep has found before travels alone: if it is what kills the workers, it takes
    no other with it.
    """
    due = relay.due()
    together = {row.pk: row for row in due if row.is_fresh and row.topic in AHEAD}
    _publish(list(together))
    for row in due:
        if row.pk not in together:
            deliver.delay(row.pk)


@shared_task(name="portal.tick")
def tick(path: str) -> None:
    """Run one function of the clockwork by its path."""
    import_string(path)()


def nudge(row_ids: list[int]) -> None:
    """Start a delivery at once after the commit; without a broker the sweep will find the rows.

    Rows that were written together travel together: publishing costs more than a query.
    """
    try:
        _publish(row_ids)
    except OperationalError:
        log.warning("the broker is away; rows %s wait for the sweep", row_ids)


def _publish(row_ids: list[int]) -> None:
    """Send the deliveries; before those of many rows, what goes ahead of them all."""
    if len(row_ids) >= MANY:
        for piece in _pieces(row_ids, AT_ONCE):
            go_ahead.delay(*piece)
    for piece in _pieces(row_ids, IN_TURN):
        deliver.delay(*piece)


def _pieces(row_ids: list[int], size: int) -> list[list[int]]:
    return [row_ids[at : at + size] for at in range(0, len(row_ids), size)]
