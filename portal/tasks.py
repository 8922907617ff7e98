"""Celery's tasks: deliver one outbox row, and the clockwork of portal.clockwork."""

import logging
from collections import deque

from celery import shared_task
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from portal import relay
from portal.kit import outbox
from portal.kit.outbox import NotNow

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


@shared_task(name="portal.sweep")
def sweep() -> None:
    """Publish every row that is due: lost nudges, dead workers, a broker that was away."""
    for row_id in relay.due():
        deliver.delay(row_id)


@shared_task(name="portal.tick")
def tick(path: str) -> None:
    """Run one function of the clockwork by its path."""
    import_string(path)()


def nudge(row_ids: list[int]) -> None:
    """Start a delivery at once after the commit; without a broker the sweep will find the rows.

    Rows that were written together travel in one message: publishing costs more than a query.
    """
    try:
        deliver.delay(*row_ids)
    except OperationalError:
        log.warning("the broker is away; rows %s wait for the sweep", row_ids)
