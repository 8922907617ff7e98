"""Which broker this very process publishes to, for tests that approve and watch a real worker."""

import contextlib
import os
from collections.abc import Iterator

import redis
from kombu import pools

from portal.celery import app

NAME = "CELERY_BROKER_URL"


@contextlib.contextmanager
def publishing_to(url: str) -> Iterator[None]:
    """Publish to `url` inside the block, whether a server answers there or not."""
    before = os.environ.get(NAME)
    os.environ[NAME] = url
    _forget_connections()
    try:
        yield
    finally:
        _forget_connections()
        os.environ.pop(NAME)
        if before is not None:
            os.environ[NAME] = before


def empty(url: str) -> None:
    """Forget all tasks that earlier tests left at the broker."""
    with contextlib.closing(redis.from_url(url)) as link:
        link.flushdb()


def _forget_connections() -> None:
    # Celery keeps its pools by the address it had when it first published.
    pools.reset()
    app.amqp._producer_pool = None  # type: ignore[attr-defined]
    app._pool = None  # type: ignore[attr-defined]
