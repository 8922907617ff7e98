"""Celery's tasks: deliver one outbox row, and the clockwork of portal.clockwork."""

import logging

from celery import shared_task
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from portal import relay
from portal.kit.outbox import NotNow

log = logging.getLogger(__name__)


@shared_task(name="portal.deliver")
def deliver(row_id: int) -> None:
    """Deliver one outbox row; what goes wrong is kept on the row and tried again by the sweep."""
    try:
        relay.deliver(row_id)
    except NotNow as why:
        log.info("outbox row %s waits: %s", row_id, why)
    except Exception as error:
        relay.failed(row_id, error)
        raise


@shared_task(name="portal.sweep")
def sweep() -> None:
    """Publish every row that is due: lost nudges, dead workers, a broker that was away."""
    for row_id in relay.due():
        deliver.delay(row_id)


@shared_task(name="portal.tick")
def tick(path: str) -> None:
    """Run one function of the clockwork by its path."""
    import_string(path)()


def nudge(row_id: int) -> None:
    """Start a delivery at once after the commit; without a broker the sweep will find the row."""
    try:
        deliver.delay(row_id)
    except OperationalError:
        log.warning("the broker is away; row %s waits for the sweep", row_id)
