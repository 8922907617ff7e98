"""Who is too near, away or of another field is offered nothing, at whatever moment it is asked."""

import datetime as dt

import pytest

from credentials.models import IssuerStaff
from credentials.tests import factories as catalogue
from portal.accounts.models import Membership
from portal.kit import clock, purge
from reviews.claiming import actions, desks, policy, turns
from reviews.claiming.offers import Offers
from reviews.models import Absence, Assessor, Confidentiality, Conflict, ReviewSlot
from reviews.nearness.queries import nearness
from reviews.tests import factories
from submissions.workflow import advance

State = ReviewSlot.State


def _no_paused(cast, submission):
    Assessor.objects.filter(user=cast["asha"]).update(
        paused_until=clock.now() + dt.timedelta(days=1)
    )


def _no_ended(cast, submission):
    now = clock.now()
    Assessor.objects.filter(user=cast["asha"]).update(ended_at=now, ended_by=cast["iris"])


def _no_own_work(cast, submission):
    with purge.permitted("a test", "enrollment"):
        type(submission.enrollment).objects.update(educator=cast["asha"])


def _no_author(cast, submission):
    submission.enrollment.credential.authors.add(cast["asha"])


def _no_approver(cast, submission):
    issuer = submission.enrollment.credential.issuer
    IssuerStaff.objects.create(user=cast["asha"], issuer=issuer, role="approver")


def _no_officer(cast, submission):
    issuer = submission.enrollment.credential.issuer
    IssuerStaff.objects.create(user=cast["asha"], issuer=issuer, role="officer")


def _no_conflict(cast, submission):
    Conflict.objects.create(
        person=cast["asha"], other=cast["dana"], reason="cohort", source="cohort:1"
    )


def _no_conflict_the_other_way(cast, submission):
    Conflict.objects.create(
        person=cast["dana"], other=cast["asha"], reason="cohort", source="cohort:1"
    )


def _no_same_local(cast, submission):
    cast["asha"].affiliate = cast["dana"].affiliate
    cast["asha"].save()


def _no_member_of_the_local(cast, submission):
    cast["asha"].memberships.create(affiliate=cast["dana"].affiliate, role="member")


def _no_staff_above_the_local(cast, submission):
    cast["asha"].memberships.create(affiliate=cast["stella"].affiliate, role="staff")


def _no_away(cast, submission):
    now = clock.now()
    Absence.objects.create(user=cast["asha"], starts_at=now, ends_at=now + dt.timedelta(days=2))


def _no_other_text_of_the_agreement(cast, submission):
    with purge.permitted("a test", "confidentiality"):
        Confidentiality.objects.filter(user=cast["asha"]).update(version="of old")


def _no_other_single_title(cast, submission):
    role = Assessor.objects.get(user=cast["asha"])
    role.titles.add(catalogue.credential("plans", "Plans"))


def _no_field_of_theirs(cast, submission):
    role = Assessor.objects.get(user=cast["asha"])
    role.not_my_field.add(submission.enrollment.credential)


def _no_other_skill(cast, submission):
    role = Assessor.objects.get(user=cast["asha"])
    role.skills.add(catalogue.stack("bully-free", "Bully Free Schools"))


BARS = [value for name, value in sorted(globals().items()) if name.startswith("_no_")]


@pytest.mark.row("E2")
@pytest.mark.row("L16")
@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.__name__[4:])
def test_who_is_too_near_is_not_eligible(cast, bar):
    submission = factories.submitted(cast)
    assert policy.eligible(cast["asha"]).count() == 1
    bar(cast, submission)
    assert not policy.eligible(cast["asha"]).exists()
    assert policy.eligible(cast["ben"]).count() == 1


@pytest.mark.row("E2")
@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.__name__[4:])
def test_what_comes_between_the_queue_and_the_claim_is_seen(cast, signed_in, bar):
    submission = factories.submitted(cast)
    client = signed_in("asha")
    assert "work waits for you" in client.get("/review/").content.decode()
    bar(cast, submission)
    client.post("/review/claim/")
    assert not ReviewSlot.objects.exclude(state=State.OPEN).exists()


def _moved_to_the_readers_local(cast, submission):
    type(cast["dana"]).objects.filter(pk=cast["dana"].pk).update(affiliate=cast["asha"].affiliate)


def _seated_in_the_readers_local(cast, submission):
    Membership.objects.create(
        user=cast["dana"], affiliate=cast["asha"].affiliate, role=Membership.Role.MEMBER
    )


def _held_meanwhile(cast, submission):
    advance(submission, "hold", by=cast["eve"])


def _withdrawn_meanwhile(cast, submission):
    advance(submission, "withdraw", by=cast["dana"])


@pytest.mark.row("E2")
@pytest.mark.parametrize(
    "change",
    [
        _moved_to_the_readers_local, _seated_in_the_readers_local, _held_meanwhile,
        _withdrawn_meanwhile,
    ],
)  # fmt: skip
def test_the_rule_is_asked_once_more_of_the_place_that_is_locked(cast, change, monkeypatch):
    submission = factories.submitted(cast)
    put_in_order = turns.order

    def then(rows, user):
        change(cast, submission)
        return put_in_order(rows, user)

    monkeypatch.setattr(turns, "order", then)
    assert actions.claim(cast["asha"]) is None
    assert not ReviewSlot.objects.exclude(state=State.OPEN).exists()


@pytest.mark.row("E2")
@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.__name__[4:])
def test_a_claim_asks_the_very_rule_of_the_queue(cast, bar):
    """The statements written once say what the rule says when it is written anew."""
    submission = factories.submitted(cast)
    factories.submitted(cast, "lee", catalogue.credential("reports", "Reports"))
    for change in (lambda cast, submission: None, bar):
        change(cast, submission)
        desk = desks.of(cast["asha"])
        offers = Offers(cast["asha"].pk, nearness(cast["asha"]), desk.with_room)
        rule = policy.eligible(cast["asha"])
        issuers = {f"{policy.ISSUER}__in": desk.with_room}
        assert [row[0] for row in offers.rows()] == [
            row[0] for row in turns.looked_at(rule.filter(**issuers))
        ]
        for slot in ReviewSlot.objects.all():
            found = offers.locked(slot.pk)
            assert bool(found) is rule.filter(pk=slot.pk, **issuers).exists()
            assert not found or (found[0], found[0].submission) == (slot, slot.submission)


def test_a_fellow_local_like_jon_gets_nothing_of_danas(cast):
    factories.submitted(cast)
    assert actions.claim(cast["jon"]) is None


def test_a_skill_that_fits_lets_in(cast):
    stack = catalogue.stack()
    thing = catalogue.credential(in_stack=stack)
    Assessor.objects.get(user=cast["asha"]).skills.add(stack)
    factories.submitted(cast, credential=thing)
    assert actions.claim(cast["asha"])


def test_a_single_title_lets_in_beside_a_stack(cast):
    role = Assessor.objects.get(user=cast["asha"])
    role.skills.add(catalogue.stack("bully-free", "Bully Free Schools"))
    submission = factories.submitted(cast)
    assert not policy.eligible(cast["asha"]).exists()
    role.titles.add(submission.enrollment.credential)
    assert policy.eligible(cast["asha"]).exists()


def test_an_absence_to_come_or_gone_by_keeps_nobody_out(cast):
    factories.submitted(cast)
    day = dt.timedelta(days=1)
    for start in (clock.now() + day, clock.now() - 3 * day):
        Absence.objects.update_or_create(
            user=cast["asha"], defaults={"starts_at": start, "ends_at": start + day}
        )
        assert policy.eligible(cast["asha"]).exists()


def test_a_conflict_that_begins_later_does_not_count_yet(cast):
    factories.submitted(cast)
    later = clock.now() + dt.timedelta(days=1)
    Conflict.objects.create(
        person=cast["asha"], other=cast["dana"], reason="cohort", source="c", since=later
    )
    assert policy.eligible(cast["asha"]).exists()


@pytest.mark.row("E2")
@pytest.mark.parametrize("mover", ["asha", "dana"])
def test_having_left_a_local_makes_nobody_a_stranger_there(cast, mover):
    factories.submitted(cast)
    assert policy.eligible(cast["asha"]).exists()
    other = cast["dana" if mover == "asha" else "asha"]
    old = Membership.objects.create(
        user=cast[mover], affiliate=other.affiliate, role=Membership.Role.MEMBER
    )
    old.end(by=cast[mover])
    assert not policy.eligible(cast["asha"]).exists()


@pytest.mark.row("E2")
@pytest.mark.parametrize("role", ["approver", "officer", "manager", "lead"])
def test_a_desk_at_the_issuer_and_an_assessors_desk_do_not_go_together(cast, role):
    submission = factories.submitted(cast)
    issuer = submission.enrollment.credential.issuer
    IssuerStaff.objects.create(user=cast["asha"], issuer=issuer, role=role)
    assert not policy.eligible(cast["asha"]).exists()
