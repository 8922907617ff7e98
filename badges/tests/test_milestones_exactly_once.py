"""One badge of a complete stack, whatever dies or comes twice: with real workers and a broker."""

import pytest

from badges.models import Award, BadgeClassSnapshot
from badges.tests import milestones
from badges.tests.powerhouse import tally
from portal import tasks
from portal.kit.models import Outbox

pytestmark = [pytest.mark.services, pytest.mark.row("F13", "E10")]


def stands():
    """The milestone alone: how many awards, issued, messages, mails, mails that came twice."""
    awards = Award.objects.filter(stack__isnull=False)
    found = tally(*awards)
    return found.awards, found.issued, found.messages, found.mails, found.repeats


def test_five_deliveries_to_two_workers_award_the_stack_once(house, cast):
    last = milestones.approved_last(cast)
    row = Outbox.objects.get(topic="award.approved", key__contains=last.uuid)
    for _time in range(5):
        tasks.deliver.delay(row.pk)
    with house.worker(), house.worker():
        house.settle(by_hand=True)
        for _time in range(5):
            tasks.deliver.delay(row.pk)
        house.settle(by_hand=True)
    assert stands() == (1, 1, 1, 1, 0)
    assert BadgeClassSnapshot.objects.filter(stack__isnull=False).count() == 1
