"""Exactly one assertion and one message, whatever dies: with a real worker, broker and beat."""

import threading
import time

import pytest
from django.db import connections

from badges import steps
from badges.deciding import actions as deciding
from badges.models import Award, Decision
from badges.tests import factories
from badges.tests.powerhouse import Powerhouse, once, tally
from portal import tasks
from portal.kit.models import Outbox
from portal.kit.verdict import Refused
from portal.testing.valkey import ThrowawayValkey

services = pytest.mark.services
EXIT = f"exitcode {steps.POWER_CUT}"


@services
@pytest.mark.row("E10")
@pytest.mark.parametrize("step", steps.STEPS)
def test_a_worker_killed_at_a_step_leaves_one_assertion_and_one_mail(house, cast, step):
    award = factories.approved(cast)
    with house.worker(CAIRN_DIE_AT=step) as doomed:
        assert doomed.wait_for(EXIT, 30), doomed.output()
        doomed.kill()
    assert tally(award).issued == (step in steps.TELLING)
    assert tally(award).mails == 0
    with house.worker():
        house.settle(by_hand=True)
    assert tally(award) == once()


@services
@pytest.mark.row("E10")
def test_within_a_minute_of_the_approval_the_badge_and_its_mail_are_there(house, cast):
    submission = factories.recommended(cast)
    with house.worker():
        begun = time.monotonic()
        award = deciding.approve(submission, by=cast["iris"])
        while tally(award) != once():
            assert time.monotonic() - begun < 60
            time.sleep(0.2)


@services
@pytest.mark.row("E10")
def test_without_a_broker_at_the_approval_the_badge_comes_once_it_is_back(
    program_env, hands, cast, caplog
):
    submission = factories.recommended(cast)
    valkey = ThrowawayValkey()
    house = Powerhouse({**program_env, **valkey.environ()}, hands)
    with house.broker():
        award = deciding.approve(submission, by=cast["iris"])
        assert "the broker is away" in caplog.text
        assert tally(award).issued == 0
        with valkey, house.worker(), house.beat():
            house.settle()
    assert tally(award) == once()


@services
def test_the_same_task_five_times_at_once_issues_once(house, cast):
    award = factories.approved(cast)
    row = Outbox.objects.get(topic="award.approved")
    for _time in range(5):
        tasks.deliver.delay(row.pk)
    with house.worker() as worker:
        house.settle(by_hand=True)
        for _time in range(5):
            tasks.deliver.delay(row.pk)
        assert worker.wait_for("succeeded")
    assert tally(award) == once()


@pytest.mark.row("E3")
@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_the_same_moment_make_one_decision(cast):
    submission = factories.recommended(cast)
    start, results = threading.Barrier(2), []

    def decide(name):
        try:
            start.wait(timeout=30)
            results.append(deciding.approve(type(submission).objects.get(), by=cast[name]))
        except Refused as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=[name]) for name in ("iris", "max")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(isinstance(each, Refused) for each in results) == [False, True]
    assert (Decision.objects.count(), Award.objects.count()) == (1, 1)
    assert Outbox.objects.filter(topic="award.approved").count() == 1
