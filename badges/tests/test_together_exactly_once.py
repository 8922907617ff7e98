"""Awards that are issued together: one assertion and one mail each, with real workers and a broker."""

import pytest

from badges import steps
from badges.deciding import actions as deciding
from badges.models import Award
from badges.tests import factories
from badges.tests.powerhouse import Powerhouse, once, tally
from portal import tasks
from portal.kit import outbox
from portal.kit.models import Outbox
from portal.testing.valkey import ThrowawayValkey

pytestmark = [pytest.mark.services, pytest.mark.row("E10")]
PEOPLE = ("lee", "fay", "paul", "stella")


@pytest.fixture
def works(cast):
    """Four recommended works for one credential that was awarded before, so its class exists."""
    factories.issued(cast)
    assert len(PEOPLE) >= tasks.MANY
    return [factories.recommended(cast, name) for name in PEOPLE]


def approved(works, cast):
    with outbox.telling_once():
        return [deciding.approve(work, by=cast["iris"]) for work in works]


@pytest.mark.parametrize("step", steps.TOGETHER)
def test_a_worker_killed_beside_many_awards_leaves_each_once(house, cast, works, step):
    awards = approved(works, cast)
    with house.worker(CAIRN_DIE_AT=step) as doomed:
        assert doomed.wait_for(f"exitcode {steps.POWER_CUT}", 60), doomed.output()
        doomed.kill()
    with house.worker():
        house.settle(by_hand=True)
    assert tally(*Award.objects.all()) == once(5)
    assert tally(*awards) == once(4)


def test_a_backlog_that_waited_for_the_broker_is_issued_together(program_env, hands, cast, works):
    valkey = ThrowawayValkey()
    house = Powerhouse({**program_env, **valkey.environ()}, hands)
    with house.broker():
        awards = [deciding.approve(work, by=cast["iris"]) for work in works]
        assert tally(*awards).issued == 0
        with valkey, house.worker() as worker:
            house.settle(by_hand=True)
            assert worker.wait_for("Task portal.go_ahead["), worker.output()
    assert tally(*awards) == once(4)


def test_together_and_alone_five_times_each_with_two_workers_issue_each_once(house, cast, works):
    with outbox.gathering() as rows:
        awards = [deciding.approve(work, by=cast["iris"]) for work in works]
    for _time in range(5):
        tasks.go_ahead.delay(*rows)
        tasks.deliver.delay(*reversed(rows))
    with house.worker(), house.worker():
        house.settle(by_hand=True)
        Outbox.objects.filter(pk__in=rows).update(done_at=None)
        for _time in range(5):
            tasks.go_ahead.delay(*rows)
            tasks.deliver.delay(*rows)
        house.settle(by_hand=True)
    assert tally(*awards) == once(4)
