"""The worker is killed at every named step in turn of a milestone, a re-issue and a renewal.

One assertion and one message are there in the end, with a real worker and a real broker.
"""

import time
from contextlib import contextmanager

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from badges import issuing, steps
from badges.deciding import actions as deciding
from badges.earning import actions as earning
from badges.earning.reissuing import actions as reissuing
from badges.milestones import actions as milestoning
from badges.models import Award, BadgeClassSnapshot, Succession
from badges.renewing import actions as renewing
from badges.tests import factories, milestones
from badges.tests.powerhouse import Powerhouse, once, tally
from badges.tests.test_ending import ending
from portal import relay, tasks
from portal.kit.models import Message, Outbox
from portal.testing.valkey import ThrowawayValkey
from reviews.tests import factories as reviews

pytestmark = [pytest.mark.services, pytest.mark.row("E10")]
# A worker starts in a second, and on a machine with much else to do in half a minute.
PATIENCE_SECONDS = 120
THROW_OUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EXIT = f"exitcode {steps.POWER_CUT}"


def row_of(award):
    return Outbox.objects.get(topic="award.approved", key__contains=award.uuid)


@contextmanager
def running(program):
    """As the program itself, with more patience: what it is to do waits for it at the broker."""
    program.start()
    try:
        yield program
    finally:
        program.stop()


def killed_in_turn(house, award, names):
    """Let a worker die at each of these steps of this award's delivery, one after the other."""
    row = row_of(award)
    for step in names:
        tasks.deliver.delay(row.pk)
        doomed = house.worker(CAIRN_DIE_AT=step)
        with running(doomed):
            assert doomed.wait_for(EXIT, PATIENCE_SECONDS), f"{step}: {doomed.output()}"
        row.refresh_from_db()
        assert row.done_at is None, step


def settled(house):
    with running(house.worker()):
        house.settle(by_hand=True, seconds=PATIENCE_SECONDS)


def stands():
    """The milestones: how many awards, issued, messages, mails, mails that came twice."""
    found = tally(*Award.objects.filter(stack__isnull=False))
    return found.awards, found.issued, found.messages, found.mails, found.repeats


def moved(person):
    """Their address is another one now, confirmed."""
    EmailAddress.objects.filter(user=person).update(email="dana@new.test")
    return person


def accepted(cast):
    award = factories.accepted(cast)
    relay.drain()
    return award


@pytest.mark.row("F13")
def test_killed_at_every_step_beside_a_complete_stack_there_is_one_milestone(house, cast):
    killed_in_turn(house, milestones.approved_last(cast), steps.STACK)
    settled(house)
    assert stands() == (1, 1, 1, 1, 0)
    assert BadgeClassSnapshot.objects.filter(stack__isnull=False).count() == 1


@pytest.mark.row("F13")
def test_killed_at_every_step_of_a_milestone_there_is_one_assertion_and_one_mail(house, cast):
    last = milestones.approved_last(cast)
    issuing.issue(last.pk)
    milestoning.follow(last.pk)
    killed_in_turn(house, Award.objects.get(stack__isnull=False), steps.STEPS)
    settled(house)
    assert stands() == (1, 1, 1, 1, 0)


@pytest.mark.row("F3")
def test_killed_at_every_step_of_a_badge_written_anew_there_is_one_and_no_mail(house, cast):
    old = accepted(cast)
    before = Message.objects.count()
    new = reissuing.reissue(old, by=moved(cast["dana"]))
    # nobody is told of what they asked for themselves
    killed_in_turn(house, new, [step for step in steps.STEPS if step != "offered"])
    settled(house)
    found = tally(new)
    assert (found.issued, found.messages, found.mails) == (1, 0, 0)
    assert (Award.objects.count(), Succession.objects.count()) == (2, 1)
    assert Message.objects.count() == before
    assert Award.objects.get(pk=new.pk).accepted_at == old.accepted_at


@pytest.mark.row("F15")
def test_killed_at_every_step_of_a_renewal_there_is_one_assertion_and_one_mail(house, cast):
    old = ending(cast)
    relay.drain()
    house.hands.forward(days=350)
    submission = renewing.renew(old, by=cast["dana"]).submissions.get()
    reviews.rewritten(cast, submission)
    reviews.reviewed(cast["asha"])
    submission.refresh_from_db()
    relay.drain()
    new = deciding.approve(submission, by=cast["iris"])
    killed_in_turn(house, new, steps.STEPS)
    settled(house)
    assert tally(new) == once()
    assert Succession.objects.get().new == new
    assert Award.objects.live().filter(succeeded_at=None).get() == new


@pytest.mark.row("F13", "F3")
def test_without_a_broker_the_milestone_and_the_badge_written_anew_come_once_it_is_back(
    program_env, hands, cast, caplog
):
    valkey = ThrowawayValkey()
    house = Powerhouse({**program_env, **valkey.environ()}, hands)
    with house.broker():
        last = milestones.approved_last(cast)
        relay.deliver(row_of(last).pk)
        first = Award.objects.exclude(pk=last.pk).get(stack=None)
        earning.accept(first, by=cast["dana"])
        new = reissuing.reissue(first, by=moved(cast["dana"]))
        assert "the broker is away" in caplog.text
        assert tally(new).issued == 0
        with valkey, running(house.worker()), running(house.beat()):
            house.settle(seconds=PATIENCE_SECONDS)
    assert stands() == (1, 1, 1, 1, 0)
    assert tally(new).issued == 1
    assert Award.objects.count() == 4


def test_a_database_that_throws_everybody_out_loses_and_doubles_nothing(house, cast):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no connections to cut")
    last = milestones.approved_last(cast)
    with running(house.worker()) as worker:
        worker.wait(PATIENCE_SECONDS)
        for _cut in range(12):
            tasks.deliver.delay(row_of(last).pk)
            time.sleep(0.1)
            with connection.cursor() as cursor:
                cursor.execute(THROW_OUT)
        house.settle(by_hand=True, seconds=PATIENCE_SECONDS)
    assert stands() == (1, 1, 1, 1, 0)
    assert tally(last) == once()
