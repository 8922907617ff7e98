"""Many assessors at once: no place is given twice, no desk is overfilled, nobody sees an error."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, connections

from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.demo import cast as the_cast
from portal.kit.verdict import Refused
from reviews.agreeing import actions as agreeing
from reviews.claiming import actions
from reviews.models import Assessor, ClaimLog, ReviewSlot
from reviews.tests import factories

CLAIMANTS = 8
WORKS = 6
CROWD = 24
MANY = 150


@pytest.fixture
def claimants(transactional_db, settings):
    """Assessors without a local, and works by as many educators, two places each."""
    return _made(settings, CLAIMANTS, WORKS, max_open=2)


@pytest.fixture
def crowd(transactional_db, settings):
    """Many assessors, and as much work as a season brings; no desk can hold half of it."""
    return _made(settings, CROWD, MANY, max_open=20)


def _made(settings, assessors, works, *, max_open):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cast = the_cast.make()
    thing = catalogue.credential(assessors=2)
    people = [User.objects.create_user(f"a{n}@race.test") for n in range(assessors)]
    for person in people:
        Assessor.objects.create(user=person, issuer=thing.issuer, max_open=max_open)
        agreeing.accept(language="en", by=person)
    for n in range(works):
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


@pytest.mark.services
@pytest.mark.row("E2")
def test_a_season_of_work_is_shared_out_among_a_crowd(crowd):
    results = _at_once(crowd, 1, _claim_until_empty)
    assert [r for r in results if isinstance(r, BaseException)] == []
    claims = sum(results)
    rows = ReviewSlot.objects.filter(state="leased")
    pairs = list(rows.values_list("submission", "assessor"))
    over = ClaimLog.objects.filter(event="claim").count() - rows.count()
    print(f"{claims} claims by {CROWD}, {over} over-claimed, {len(pairs) - len(set(pairs))} twice")
    assert (claims, rows.count(), over) == (MANY * 2, MANY * 2, 0)
    assert len(set(pairs)) == len(pairs)
    assert set(rows.values_list("lease_token", flat=True)) == {1}


def _claim_until_empty(person):
    """Claim until nothing waits for this person or the desk is full; returns how many."""
    mine = 0
    while (taken := _try(person)) is not None:
        mine += isinstance(taken, ReviewSlot)
    return mine


def _try(person):
    try:
        return actions.claim(person)
    except Refused:
        return None
