"""A season of claims in this process: the portal's own, and the same in raw SQL, in turn."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from credentials import loading
from credentials.models import MicroCredential
from portal.accounts.models import User
from portal.benching import crowd, raw_claim
from portal.benching.awarding import statements
from portal.demo import cast
from reviews.agreeing import actions as agreeing
from reviews.agreeing.text import VERSION
from reviews.claiming import actions as claiming
from reviews.giving_back import actions as giving_back
from reviews.models import Assessor, Review, ReviewSlot
from submissions.models import Enrollment, Submission
from submissions.status import Status

READERS, PLACES = 24, 2
WARM_UP = 24
Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Size:
    """How many works with two places each, and how many seasons of claims in turn."""

    works: int = 150
    seasons: int = 3


FULL, QUICK, TINY = Size(), Size(seasons=1), Size(works=40, seasons=1)


def run(size: Size) -> dict[str, Any]:
    """Everything that is measured: milliseconds in turn and at once, statements of one claim."""
    readers = _world(size)
    in_turn: Times = {"claim": [], "raw": []}
    with _plain() as plain:
        for _season in range(size.seasons):
            for name, taken in _season_of(readers, plain).items():
                in_turn[name] += taken[WARM_UP // 2 :]
            _empty_desks()
    at_once = {}
    for name in ("claim", "raw"):
        at_once[name] = _burst(readers, name)
        _empty_desks()
    with CaptureQueriesContext(connection) as seen:
        claiming.claim(readers[0])
    return {"in_turn": in_turn, "at_once": at_once, "sql": len(statements(seen))}


def _world(size: Size) -> list[User]:
    with transaction.atomic():
        cast.make()
        loading.load()
        readers = _readers()
        titles = MicroCredential.objects.filter(issuer__slug="nea").select_related("current")
        educators = crowd.people("waiting", size.works)
        pairs = list(zip(educators, itertools.cycle(titles), strict=False))
        rows = [crowd.enrollment(who, title, days=20) for who, title in pairs]
        works = crowd.attempts(Enrollment.objects.bulk_create(rows))
        crowd.move(works, Status.QUEUED)
        ReviewSlot.objects.bulk_create(
            ReviewSlot(submission=work, n=n + 1) for work in works for n in range(PLACES)
        )
        for n, reader in enumerate(readers):
            near = [educators[(n * 7 + step) % len(educators)].pk for step in range(5)]
            giving_back.part(reader.pk, near, reason="declared", source="bench")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return readers


def _readers() -> list[User]:
    role = Assessor.objects.filter(issuer__slug="nea").first()
    readers = crowd.people("claimant", READERS)
    User.objects.filter(pk__in=[user.pk for user in readers]).update(affiliate=None)
    for reader in readers:
        reader.affiliate = None
        Assessor.objects.create(user=reader, issuer=role.issuer, max_open=1000)
        agreeing.accept(language="en", by=reader)
    return readers


def _plain() -> psycopg.Connection:
    to = connection.settings_dict
    return psycopg.connect(host=to["HOST"], user=to["USER"], dbname=to["NAME"], autocommit=True)


def _season_of(readers: list[User], plain: psycopg.Connection) -> Times:
    """Claims until a few works are left, the portal and the floor in turn and each for all."""
    taken: Times = {"claim": [], "raw": []}
    places = ReviewSlot.objects.filter(state=ReviewSlot.State.OPEN).count()
    for n in range(places * 9 // 10):
        reader = readers[n % len(readers)]
        ours = (n + n // len(readers)) % 2
        taken["claim" if ours else "raw"].append(_timed(*_how(reader, plain, bool(ours))))
    return taken


def _how(reader: User, plain: psycopg.Connection, ours: bool) -> tuple[Callable[..., Any], tuple]:
    if ours:
        return claiming.claim, (reader,)
    return raw_claim.claim, (plain, reader.pk, reader.code, VERSION)


def _timed(work: Callable[..., Any], arguments: tuple) -> float:
    begin = time.perf_counter()
    done = work(*arguments)
    spent = (time.perf_counter() - begin) * 1000
    if done is None or done is claiming.BUSY:
        raise RuntimeError("nothing was there to claim")
    return spent


def _burst(readers: list[User], name: str) -> list[float]:
    """All at the same moment, each a few claims, half of what there is at most."""
    start, spent, wrong = threading.Barrier(len(readers)), [], []
    free = ReviewSlot.objects.filter(state=ReviewSlot.State.OPEN).count()
    each = min(4, free // (2 * len(readers)))

    def work(reader: User) -> None:
        try:
            with _plain() as plain:
                connection.ensure_connection()
                start.wait(timeout=60)
                spent.extend(
                    _timed(*_how(reader, plain, name == "claim")) for _claim in range(each)
                )
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=[reader]) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    if wrong:
        raise wrong[0]
    return spent


def _empty_desks() -> None:
    """Put every place back as it was; the log of claims stays."""
    held = ReviewSlot.objects.filter(state=ReviewSlot.State.LEASED)
    works = list(held.values_list("submission", flat=True))
    Review.objects.filter(submission__in=works).delete()
    held.update(state=ReviewSlot.State.OPEN, assessor=None, lease_until=None)
    Submission.objects.filter(pk__in=works).update(status=Status.QUEUED)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
