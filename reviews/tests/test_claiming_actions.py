"""Taking a slot, and the order in which they come."""

import datetime as dt

import pytest

from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import Message
from portal.kit.verdict import Refused
from reviews.claiming import actions, policy, turns
from reviews.claiming.opening import open_slots, void_slots
from reviews.giving_back import actions as giving_back
from reviews.giving_back.actions import Lost
from reviews.models import Assessor, Release, Review, ReviewSlot
from reviews.tests import factories
from submissions.status import Status
from submissions.workflow import advance

State = ReviewSlot.State


def test_opening_twice_opens_once_and_as_many_as_the_version_asks(cast):
    submission = factories.submitted(cast, assessors=2)
    open_slots(submission.pk)
    assert list(submission.slots.values_list("n", "state", "kind")) == [
        (1, "open", "primary"),
        (2, "open", "primary"),
    ]


def test_a_claim_leases_the_slot_and_moves_the_work_into_review(cast):
    submission = factories.submitted(cast)
    slot = actions.claim(cast["asha"])
    submission.refresh_from_db()
    assert (slot.assessor, slot.state, slot.lease_token) == (cast["asha"], State.LEASED, 1)
    assert slot.lease_until > clock.now() + dt.timedelta(days=2)
    assert submission.status == Status.IN_REVIEW
    assert [row.event for row in slot.log.all()] == ["claim"]
    assert Review.objects.get(slot=slot).state == Review.State.DRAFT


def test_the_second_claim_moves_only_its_slot(cast):
    submission = factories.submitted(cast, assessors=2)
    actions.claim(cast["asha"])
    actions.claim(cast["ben"])
    assert submission.changes.filter(verb="claim").count() == 1
    assert actions.claim(cast["mei"]) is None


@pytest.mark.row("E2")
def test_nobody_gets_two_slots_of_one_submission(cast):
    factories.submitted(cast, assessors=2)
    assert actions.claim(cast["asha"])
    assert actions.claim(cast["asha"]) is None


def test_the_desk_holds_no_more_than_the_cap(cast):
    Assessor.objects.filter(user=cast["asha"]).update(max_open=1)
    factories.submitted(cast)
    factories.submitted(cast, "lee")
    actions.claim(cast["asha"])
    with pytest.raises(Refused, match="desk is full"):
        actions.claim(cast["asha"])


def test_who_is_no_assessor_is_refused(cast):
    with pytest.raises(Refused, match="not an assessor"):
        actions.claim(cast["dana"])


def test_the_oldest_day_comes_first(cast):
    young = factories.submitted(cast)
    old = factories.submitted(cast, "lee")
    past = clock.now() - dt.timedelta(days=4)
    type(old).objects.filter(pk=old.pk).update(submitted_at=past)
    assert actions.claim(cast["asha"]).submission == old
    assert actions.claim(cast["asha"]).submission == young


def test_the_order_within_a_day_is_each_assessors_own_and_stable(cast):
    keys = range(40)
    asha, ben = (sorted(keys, key=lambda k, u=cast[n]: turns.own(u, k)) for n in ("asha", "ben"))
    assert asha != ben
    assert asha == sorted(keys, key=lambda k: turns.own(cast["asha"], k))


def test_each_assessors_order_stays_on_reload_and_is_nobody_elses(cast):
    for n in range(12):
        factories.submitted(cast, credential=catalogue.credential(f"t{n}", f"Title {n}"))
    orders = {}
    for name in ("asha", "ben", "mei", "noor"):
        first = turns.of(policy.eligible(cast[name]), cast[name])
        assert turns.of(policy.eligible(cast[name]), cast[name]) == first
        assert len(first) == 12
        orders[name] = tuple(first)
    assert len(set(orders.values())) == 4
    assert len({order[0] for order in orders.values()}) > 1


def test_withdrawn_work_is_closed_and_its_reader_told_once(cast):
    submission = factories.submitted(cast, assessors=2)
    slot = factories.claimed(cast["asha"])
    submission.refresh_from_db()
    advance(submission, "withdraw", by=cast["dana"])
    assert actions.claim(cast["ben"]) is None
    for _twice in range(2):
        void_slots(submission.pk)
    assert {s.state for s in submission.slots.all()} == {State.VOID}
    told = Message.objects.filter(kind="reviews/closed")
    assert [(m.to, slot.code in m.text) for m in told] == [(cast["asha"].email, True)]
    assert not Release.objects.exists()


def test_work_mended_and_submitted_anew_gets_fresh_slots(cast):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    submission.refresh_from_db()
    advance(submission, "hold", by=cast["eve"])
    advance(submission, "bounce", by=cast["eve"])
    later = clock.now() + dt.timedelta(seconds=1)
    advance(submission, "submit", by=cast["dana"], submitted_at=later)
    advance(submission, "queue")
    open_slots(submission.pk)
    assert list(submission.slots.order_by("n").values_list("n", "state")) == [
        (1, "void"),
        (2, "open"),
    ]
    with pytest.raises(Lost):
        giving_back.release(slot, slot.lease_token, by=cast["asha"])
