"""Many assessors at once: no place is given twice, no desk is overfilled, nobody sees an error."""

import functools
import random
import threading
import time

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, connections, transaction
from django.db.models import Exists

from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.demo import cast as the_cast
from portal.kit.verdict import Refused
from reviews.agreeing import actions as agreeing
from reviews.claiming import actions, desks, policy
from reviews.giving_back import actions as giving_back
from reviews.giving_back.actions import Lost
from reviews.models import Assessor, ClaimLog, ReviewSlot
from reviews.nearness.queries import conflicts
from reviews.tests import factories
from submissions.models import Submission

CLAIMANTS = 8
WORKS = 6
CROWD = 24
TELLERS = 4
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
    things = [catalogue.credential(f"c{n}", f"Title {n}", assessors=2) for n in range(6)]
    thing = things[0]
    people = [User.objects.create_user(f"a{n}@race.test") for n in range(assessors)]
    for person in people:
        Assessor.objects.create(user=person, issuer=thing.issuer, max_open=max_open)
        agreeing.accept(language="en", by=person)
    for n in range(works):
        author = User.objects.create_user(f"e{n}@race.test", affiliate=cast["dana"].affiliate)
        EmailAddress.objects.create(user=author, email=author.email, verified=True, primary=True)
        factories.submitted({**cast, "author": author}, "author", things[n % len(things)])
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
        thread.join(timeout=240)
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
def test_three_seasons_of_work_are_shared_out_among_a_crowd_that_declines_and_declares(crowd):
    for season in (1, 2, 3):
        results = _at_once(_parts(crowd, season), 1, lambda part: part())
        assert [r for r in results if isinstance(r, BaseException)] == []
        assert len(results) == CROWD + TELLERS
        for person in crowd:
            _claim_until_empty(person)
        claims, over, twice, apart = _tally()
        print(f"{season}: {claims} claims by {CROWD}, {over} over-claimed, {twice} the same person")
        assert (over, twice, apart) == (0, 0, 0)
        # What is still open, nobody with room on their desk may read; it is not forgotten.
        free = ReviewSlot.objects.filter(state="open")
        assert not any(policy.eligible(p).exists() for p in crowd if desks.of(p).verdict)
        assert free.count() < MANY // 10
        for slot in ReviewSlot.objects.filter(state="leased").select_related("assessor"):
            giving_back.release(slot, slot.lease_token, by=slot.assessor)
        Assessor.not_my_field.through.objects.all().delete()


def _parts(crowd, season):
    """What each of them does at the same moment: claim and decline, or tell of a conflict."""
    authors = list(User.objects.filter(email__startswith="e").order_by("pk"))
    dice = random.Random(season)
    readers = [
        functools.partial(_read_and_decline, person, random.Random(f"{season}:{n}"))
        for n, person in enumerate(crowd)
    ]
    told = [
        [(dice.choice(crowd), dice.choice(authors)) for _n in range(8)] for _t in range(TELLERS)
    ]
    return [*readers, *(functools.partial(_tell, pairs) for pairs in told)]


def _read_and_decline(person, dice):
    """Claim until nothing is left, and give one in eight back for a reason."""
    while (taken := _try(person)) is not None:
        if isinstance(taken, ReviewSlot) and dice.random() < 0.125:
            reason = dice.choices(giving_back.REASONS, (1, 12, 6, 6))[0]
            _give_back(taken, reason, person)


def _give_back(slot, reason, person):
    """It may be lost meanwhile: somebody declared a conflict."""
    try:
        giving_back.decline(slot, slot.lease_token, reason, by=person)
    except Lost:
        return


def _tell(pairs):
    for reader, author in pairs:
        giving_back.part(author.pk, [reader.pk], reason="declared", source="race")


def _tally():
    """Claims so far; places held by two, people with two places of a work, and held in conflict."""
    held, claims, over = {}, 0, 0
    log = ClaimLog.objects.exclude(event="renew").order_by("slot", "token")
    for slot, event, token in log.values_list("slot", "event", "token"):
        claims += event == "claim"
        over += (event == "claim") == held.get(slot, (False, 0))[0]
        over += token != held.get(slot, (False, 0))[1] + 1
        held[slot] = (event == "claim", token)
    leased = ReviewSlot.objects.filter(state="leased")
    assert {slot for slot, (is_held, _token) in held.items() if is_held} == set(
        leased.values_list("pk", flat=True)
    )
    pairs = list(leased.values_list("submission", "assessor"))
    apart = leased.filter(Exists(conflicts())).count()
    return claims, over, len(pairs) - len(set(pairs)), apart


@pytest.mark.services
def test_what_others_are_taking_reads_as_try_again_and_never_as_empty(claimants, client):
    one = claimants[0]
    client.force_login(one)
    taking, done = threading.Event(), threading.Event()

    def other():
        with transaction.atomic():
            list(ReviewSlot.objects.select_for_update().values_list("pk"))
            taking.set()
            done.wait(timeout=60)
        connections.close_all()

    thread = threading.Thread(target=other)
    thread.start()
    taking.wait(timeout=60)
    text = client.post("/review/claim/", follow=True).content.decode()
    done.set()
    thread.join(timeout=60)
    assert "Others are taking work at this moment. Try again." in text
    assert "Nothing waits for you" not in text
    assert "work waits for you" in text or "works wait for you" in text
    assert client.post("/review/claim/")["Location"].startswith("/review/")
    assert ReviewSlot.objects.filter(assessor=one).count() == 1


@pytest.mark.services
def test_a_claim_that_meets_a_withdrawal_reads_as_try_again(claimants):
    locked = threading.Event()

    def withdraw():
        with transaction.atomic():
            list(Submission.objects.select_for_update().values_list("pk"))
            locked.set()
            _wait_for_somebody_who_waits()
            ReviewSlot.objects.filter(state="open").update(state="void")
        connections.close_all()

    thread = threading.Thread(target=withdraw)
    thread.start()
    locked.wait(timeout=60)
    assert actions.claim(claimants[0]) is actions.BUSY
    thread.join(timeout=60)
    assert actions.claim(claimants[0]) is None


def _wait_for_somebody_who_waits():
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("Nobody waited for a lock.")


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
