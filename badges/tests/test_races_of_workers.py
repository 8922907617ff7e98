"""Two workers, or two sweeps, at the same moment: one milestone, one class, one mail."""

import pytest
from django.core import mail

from badges import issuing, steps
from badges import sweeps as unopened
from badges.ending import sweeps as endings
from badges.milestones import sweeps as milestoning
from badges.models import Award, BadgeClassSnapshot
from badges.revoking import actions as revoking
from badges.revoking import sweeps as revoking_sweeps
from badges.tests import factories, milestones
from badges.tests.test_ending import before_the_end, ending
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from portal import relay
from portal.kit import clock, messages
from portal.kit.models import Message, Outbox
from portal.testing.racing import meeting, side_by_side

pytestmark = pytest.mark.django_db(transaction=True)


def row_of(award):
    return Outbox.objects.get(topic="award.approved", key__contains=award.uuid)


def delivered_together(monkeypatch, *awards, at):
    """Deliver these in threads of their own that wait for one another at each of these steps."""
    gate, passed = meeting(len(awards)), steps.passed
    names = {"at": at}

    def meet(step):
        if step in names["at"]:
            gate.wait()
        passed(step)

    monkeypatch.setattr(steps, "passed", meet)
    rows = [row_of(award).pk for award in awards]
    side_by_side(*[lambda row=row: relay.deliver(row) for row in rows])
    names["at"] = ()
    relay.drain()


@pytest.mark.row("F13", "E10")
def test_the_last_two_of_a_stack_issued_at_the_same_moment_make_one_milestone(cast, monkeypatch):
    _stack, things = milestones.stack_of(2)
    awards = [factories.approved(cast, credential=thing) for thing in things]
    delivered_together(monkeypatch, *awards, at=("issued", "complete", "listed"))
    made = Award.objects.get(stack__isnull=False)
    assert made.issued_at
    assert BadgeClassSnapshot.objects.filter(stack__isnull=False).count() == 1
    assert Outbox.objects.filter(topic="award.approved", key__contains=made.uuid).count() == 1
    assert Message.objects.filter(key=f"badge-earned:{made.uuid}").count() == 1
    assert Message.objects.filter(kind="badges/earned").count() == 3


@pytest.mark.row("F13", "E10")
def test_two_people_who_complete_a_stack_at_the_same_moment_get_one_each_of_one_class(
    cast, monkeypatch
):
    _stack, things = milestones.stack_of(2)
    for name in ("dana", "lee"):
        factories.approved(cast, name, credential=things[0])
    relay.drain()
    awards = [factories.approved(cast, name, credential=things[1]) for name in ("dana", "lee")]
    delivered_together(monkeypatch, *awards, at=("issued", "complete", "listed"))
    made = Award.objects.filter(stack__isnull=False, issued_at__isnull=False)
    assert {each.person for each in made} == {cast["dana"], cast["lee"]}
    assert len({each.badge_class_id for each in made}) == len(made) - 1 == 1
    assert BadgeClassSnapshot.objects.filter(stack__isnull=False).count() == 1


@pytest.mark.row("F13")
def test_two_sweeps_at_the_same_moment_make_up_for_a_milestone_once(cast, monkeypatch):
    last = milestones.approved_last(cast)
    issuing.issue(last.pk)
    gate = meeting(2)
    monkeypatch.setattr(steps, "passed", lambda step: gate.wait() if step == "listed" else None)
    side_by_side(milestoning.make_up, milestoning.make_up)
    monkeypatch.undo()
    relay.drain()
    assert Award.objects.get(stack__isnull=False).issued_at


@pytest.fixture
def told_together(cast, monkeypatch):
    """Run a sweep twice at once: each has written the mail before the other stores it."""

    def run(sweep):
        gate, queue = meeting(2), messages.queue

        def meet(message, *others):
            gate.wait()
            return queue(message, *others)

        monkeypatch.setattr(messages, "queue", meet)
        side_by_side(sweep, sweep)
        monkeypatch.setattr(messages, "queue", queue)

    return run


def sent_together(kind):
    """How many mails of a kind go out when two workers send what waits."""
    before = len(mail.outbox)
    rows = Outbox.objects.filter(topic="message.queued", done_at=None).order_by("pk")
    for row in rows.values_list("pk", flat=True):
        side_by_side(*[lambda row=row: _sent(row)] * 2)
    assert not Message.objects.filter(kind=kind, sent_at=None).exists()
    return len(mail.outbox) - before


def _sent(row):
    try:
        relay.deliver(row)
    except messages.outbox.NotNow:
        return


@pytest.mark.row("F15")
def test_a_notice_that_a_badge_ends_written_twice_at_once_is_one_mail(cast, told_together):
    award = ending(cast)
    relay.drain()
    with before_the_end(award, 30):
        told_together(endings.tell)
        assert Message.objects.filter(kind="badges/ending").count() == 1
        assert sent_together("badges/ending") == 1


def test_a_reminder_of_an_unopened_badge_written_twice_at_once_is_one_mail(cast, told_together):
    factories.issued(cast)
    relay.drain()
    with clock.moved(days=8):
        told_together(unopened.remind_unopened)
        assert Message.objects.filter(kind="badges/reminder").count() == 1
        assert sent_together("badges/reminder") == 1


@pytest.mark.row("F16")
def test_a_proposal_that_is_ripe_is_told_of_once_by_two_sweeps(cast, told_together):
    nea = Issuer.objects.get(slug="nea")
    for name in ("paul", "stella"):
        roles.grant(cast[name], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    award = factories.issued(cast)
    revoking.ask(award, "mistake", "It was meant for another title.", by=cast["paul"])
    relay.drain()
    with clock.moved(days=18):
        told_together(revoking_sweeps.remind)
        assert Message.objects.filter(kind="badges/revocation_waits").count() == 1
        assert sent_together("badges/revocation_waits") == 1
