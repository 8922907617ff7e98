"""Many assessors at once: no place is given twice, no desk is overfilled, nobody sees an error."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, connections

from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.demo import cast as the_cast
from portal.kit.verdict import Refused
from reviews.claiming import actions
from reviews.models import Assessor, ClaimLog, ReviewSlot
from reviews.tests import factories

CLAIMANTS = 8
WORKS = 6


@pytest.fixture
def claimants(transactional_db, settings):
    """Assessors without a local, and works by as many educators, two places each."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cast = the_cast.make()
    thing = catalogue.credential(assessors=2)
    people = [User.objects.create_user(f"a{n}@race.test") for n in range(CLAIMANTS)]
    for person in people:
        Assessor.objects.create(user=person, issuer=thing.issuer, max_open=2)
    for n in range(WORKS):
        author = User.objects.create_user(f"e{n}@race.test", affiliate=cast["dana"].affiliate)
        EmailAddress.objects.create(user=author, email=author.email, verified=True, primary=True)
        factories.submitted({**cast, "author": author}, "author", thing)
    return people


def _at_once(people, times, work):
    """Run `work(person)` for each person `times` times, all starting together."""
    start, results = threading.Barrier(len(people) * times), []

    def run(person):
        try:
            start.wait(timeout=30)
            results.append(work(person))
        except BaseException as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[p]) for p in people for _n in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.mark.row("E2")
def test_claims_at_the_same_moment_share_out_every_place_once(claimants):
    results = _at_once(claimants, 2, actions.claim)
    errors = [r for r in results if isinstance(r, BaseException) and not isinstance(r, Refused)]
    assert errors == []
    slots = [r for r in results if isinstance(r, ReviewSlot)]
    assert len({slot.pk for slot in slots}) == len(slots)
    leased = ReviewSlot.objects.filter(state="leased")
    assert leased.count() == len(slots)
    assert {n for slot in leased for n in [slot.lease_token]} == {1}
    pairs = list(leased.values_list("submission", "assessor"))
    assert len(set(pairs)) == len(pairs)
    assert ClaimLog.objects.filter(event="claim").count() == len(slots)
    if connection.vendor == "sqlite":
        assert len(slots) == WORKS * 2


def test_one_person_with_many_windows_stays_within_the_cap(claimants):
    one = claimants[:1]
    results = _at_once(one, 8, actions.claim)
    assert sum(isinstance(r, ReviewSlot) for r in results) == 2
    assert sum(isinstance(r, Refused) for r in results) == 6
    assert ReviewSlot.objects.filter(assessor=one[0]).count() == 2
