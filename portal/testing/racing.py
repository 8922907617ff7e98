"""Two things at the same moment, in an order that a test can name."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import QuerySet

from portal.kit.verdict import Refused

PATIENCE_SECONDS = 120
# Who has not come to wait for a lock by then asks for none.
COMING_SECONDS = 4
WAITING = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE wait_event_type = 'Lock' AND datname = current_database()"
)

Work = Callable[[], Any]


class Racer(threading.Thread):
    """A thread with a connection of its own and this context; what came of it is `result`."""

    def __init__(self, work: Work) -> None:
        super().__init__(daemon=True)
        # the moved clock of a test is the clock of its works
        self.work, self.result = partial(copy_context().run, work), None

    def run(self) -> None:
        """Do the work; what is raised is its result, for `at_once` to judge."""
        try:
            self.result = self.work()
        except BaseException as error:
            self.result = error
        finally:
            connections.close_all()


def at_once(*works: Work, held: QuerySet) -> list[Any]:
    """Run each of `works` in a thread of its own; what each returned, or the Refused it raised.

    `held` is rows that all of them want: on PostgreSQL somebody else keeps these until the works
    wait for them one behind the other in the order given, so that all have read what stands and
    none has written. SQLite has one writer: there they follow one another, each with what it had
    read before. Raises what else was raised: a deadlock, a broken promise of the database.
    """
    racers = [Racer(work) for work in works]
    if connection.vendor != "postgresql":
        for racer in racers:
            racer.start()
            racer.join(timeout=PATIENCE_SECONDS)
        return _results(racers)
    with _kept(held):
        for number, racer in enumerate(racers, 1):
            racer.start()
            _until_waiting(number, racer)
    return _results(racers)


def side_by_side(*works: Work) -> list[Any]:
    """Run each of `works` in a thread of its own, all at once; results as of `at_once`."""
    racers = [Racer(work) for work in works]
    for racer in racers:
        racer.start()
    return _results(racers)


def meeting(number: int) -> threading.Barrier:
    """A place at which so many threads wait for one another, again and again."""
    return threading.Barrier(number, timeout=PATIENCE_SECONDS)


def refusals(results: list[Any]) -> list[bool]:
    """For each result whether it is a refusal."""
    return [isinstance(each, Refused) for each in results]


def _is_wrong(result: Any) -> bool:
    return isinstance(result, BaseException) and not isinstance(result, Refused)


def _results(racers: list[Racer]) -> list[Any]:
    for racer in racers:
        racer.join(timeout=PATIENCE_SECONDS)
        assert not racer.is_alive(), "still waiting: a deadlock that nobody broke"
    wrong = [racer.result for racer in racers if _is_wrong(racer.result)]
    if wrong:
        raise ExceptionGroup("at the same moment", wrong)
    return [racer.result for racer in racers]


@contextmanager
def _kept(rows: QuerySet) -> Iterator[None]:
    """Keep `rows` locked; the test's own connection must be in no transaction."""
    with transaction.atomic():
        assert list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk")), "no row"
        yield


def _until_waiting(number: int, racer: Racer) -> None:
    until = time.monotonic() + COMING_SECONDS
    while racer.is_alive() and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0] >= number:
                return
        time.sleep(0.02)
