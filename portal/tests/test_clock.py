"""The clock is moved forward under a real beat and worker: each reminder comes exactly once."""

import time
from collections import Counter
from itertools import pairwise

import pytest

from badges.earning import actions as earning
from badges.models import Award
from badges.tests import factories
from badges.tests.powerhouse import written
from credentials.tests import factories as catalogue
from portal.accounts import optouts
from portal.accounts.models import User
from portal.accounts.optout import actions as optout
from portal.clockwork import TICKS
from portal.kit import clock
from portal.kit.models import Message, Outbox
from reviews.tests import factories as reviews
from submissions.enrolling import actions as enrolling
from submissions.reminders import rule

pytestmark = pytest.mark.services
# Days on which something is due, and some on which nothing is.
DAYS = (1, 2, 3, 4, 5, 6, 8, 31, 32)
BEFORE_DUE = (60, 59, 30, 7, 6, 1)
ROUNDS = 3
EARNED = {("badges/earned", name): 1 for name in ("dana", "lee", "kit")}
MOVED = "submissions/promise_moved"
RECEIPTS = {("submissions/receipt", name): n for name, n in (("dana", 2), ("lee", 2), ("kit", 1))}


@pytest.fixture
def world(cast):
    """An unopened badge, one of somebody who wants no reminders, one that is opened; a claimed
    slot; a recommendation."""
    thing = catalogue.credential()
    kit = User.objects.create_user(
        "kit@demo.test", None, given_name="Kit", affiliate=cast["dana"].affiliate
    )
    kit.emailaddress_set.create(email=kit.email, verified=True, primary=True)
    people = {**cast, "kit": kit}
    optout.end(cast["lee"].code, optouts.BADGE_REMINDERS)
    optout.end(cast["max"].code, optouts.DECISION_REMINDERS)
    for name in ("dana", "lee", "kit"):
        factories.approved(people, name, credential=thing)
    other = catalogue.credential("data", "Reading Data Together")
    factories.recommended(people, "dana", credential=other)
    reviews.submitted(people, "lee", other)
    reviews.claimed(cast["mei"])
    return people


def test_every_reminder_comes_once_and_an_opt_out_ends_them(house, world):
    draft = enrolling.start(catalogue.credential("plan"), by=world["tom"])
    due = rule.days_until(draft.due_at, clock.now(), draft.due_zone)
    days = [*DAYS, *(due - left for left in BEFORE_DUE)]
    with house.worker() as worker, house.beat():
        pass_time(house, worker, 0)
        assert counted() == {**RECEIPTS, **EARNED}
        kit = Award.objects.get(person=world["kit"])
        earning.opened(kit, by=world["kit"])
        for before, day in pairwise([0, *days]):
            pass_time(house, worker, day - before)
    assert counted() == {
        **RECEIPTS,
        **EARNED,
        ("badges/reminder", "dana"): 2,
        ("reviews/lease_ending", "mei"): 1,
        ("badges/decision_waits", "iris"): 1,
        ("submissions/due_soon", "tom"): 4,
    }
    moved = Message.objects.filter(kind=MOVED)
    assert moved.exists(), "nobody answers for months, and the days that were promised pass"
    sent = Counter(written())
    assert {sent[message.message_id] for message in Message.objects.all()} == {1}


def pass_time(house, worker, days):
    """Move the clock on, and return when every tick had its turn and every mail is out."""
    house.hands.forward(days=days)
    ticks = worker.output().count("portal.tick[")
    wanted = ticks + ROUNDS * 2 * len(TICKS)  # each is printed as received and as succeeded
    until = time.monotonic() + 60
    while worker.output().count("portal.tick[") < wanted or waiting():
        assert time.monotonic() < until, worker.output()[-4000:]
        time.sleep(0.2)


def waiting():
    return Outbox.objects.filter(done_at=None).exists()


def counted():
    """How many mails of each kind each person has got; promises move as often as days pass."""
    sent = Message.objects.filter(sent_at__isnull=False).exclude(kind=MOVED)
    found = sent.values_list("kind", "to")
    return Counter((kind, to.partition("@")[0]) for kind, to in found)
