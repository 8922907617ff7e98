"""Taking a slot, giving it back, declining it."""

import datetime as dt

import pytest

from credentials.models import IssuerStaff
from credentials.tests import factories as catalogue
from portal.accounts.models import Membership
from portal.kit import clock, purge
from portal.kit.models import Message
from portal.kit.verdict import Refused
from reviews.claiming import actions, desks, policy, turns
from reviews.claiming.offers import Offers
from reviews.claiming.opening import open_slots, void_slots
from reviews.giving_back import actions as giving_back
from reviews.giving_back.actions import Lost
from reviews.models import (
    Absence,
    Assessor,
    ClaimLog,
    Confidentiality,
    Conflict,
    Release,
    Review,
    ReviewSlot,
)
from reviews.nearness.queries import nearness
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


@pytest.mark.row("E2")
@pytest.mark.row("L16")
@pytest.mark.parametrize(
    "bar",
    [value for name, value in sorted(globals().items()) if name.startswith("_no_")],
    ids=lambda bar: bar.__name__[4:],
)
def test_who_is_too_near_is_not_eligible(cast, bar):
    submission = factories.submitted(cast)
    assert policy.eligible(cast["asha"]).count() == 1
    bar(cast, submission)
    assert not policy.eligible(cast["asha"]).exists()
    assert policy.eligible(cast["ben"]).count() == 1


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


def test_giving_back_opens_the_slot_requeues_and_keeps_the_draft(cast):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    given = factories.marks(submission)
    factories.scoring.save(slot, slot.lease_token, given, saves=0, by=cast["asha"])
    giving_back.release(slot, slot.lease_token, by=cast["asha"])
    submission.refresh_from_db()
    assert (slot.state, slot.assessor, submission.status) == (State.OPEN, None, Status.QUEUED)
    again = factories.claimed(cast["asha"])
    draft = Review.objects.get(slot=again)
    assert draft.scores.count() == 4
    assert draft.saves == 1


@pytest.mark.parametrize("reason", ["skill", *giving_back.EXCLUDING])
def test_what_was_declined_is_never_offered_again(cast, reason):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    giving_back.decline(slot, slot.lease_token, reason, by=cast["asha"])
    assert actions.claim(cast["asha"]) is None
    assert actions.claim(cast["ben"])
    giving_back.release(*_on_desk(cast["ben"]), by=cast["ben"])
    assert ClaimLog.objects.filter(event="decline", reason=reason).count() == 1
    excluded = reason in ("conflict", "recognised")
    assert Conflict.objects.filter(person=cast["asha"], other=cast["dana"]).exists() is excluded
    submission.refresh_from_db()
    assert submission.status == Status.QUEUED


def _on_desk(user):
    slot = ReviewSlot.objects.get(assessor=user, state=State.LEASED)
    return slot, slot.lease_token


def test_too_much_on_the_desk_frees_the_place_and_keeps_nothing(cast):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    role = Assessor.objects.get(user=cast["asha"])
    giving_back.decline(slot, slot.lease_token, "load", by=cast["asha"])
    role.refresh_from_db()
    assert role.max_open == 3
    assert not role.not_my_field.exists()
    assert not Conflict.objects.exists()
    assert factories.claimed(cast["asha"]).pk == slot.pk


@pytest.mark.row("E2")
def test_what_is_not_my_field_is_remembered_for_all_that_ask_for_the_same(cast):
    other = catalogue.credential("plans", "Plans")
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    giving_back.decline(slot, slot.lease_token, "skill", by=cast["asha"])
    factories.submitted(cast, "lee")
    assert actions.claim(cast["asha"]) is None
    factories.submitted(cast, "lee", other)
    assert factories.claimed(cast["asha"]).submission.enrollment.credential == other
    role = Assessor.objects.get(user=cast["asha"])
    assert [one.slug for one in role.not_my_field.all()] == ["iep"]
    role.not_my_field.clear()
    assert policy.eligible(cast["asha"]).count() == 2


BARS = [value for name, value in sorted(globals().items()) if name.startswith("_no_")]


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


@pytest.mark.row("E2")
@pytest.mark.parametrize("reason", giving_back.REASONS)
def test_a_conflict_frees_the_other_work_of_the_same_author_and_keeps_its_draft(cast, reason):
    for slug in ("iep", "plans"):
        thing = catalogue.credential(slug, f"About {slug}")
        factories.submitted(cast, credential=thing)
    one, two = factories.claimed(cast["asha"]), factories.claimed(cast["asha"])
    given = factories.marks(two.submission)
    factories.scoring.save(two, two.lease_token, given, saves=0, by=cast["asha"])
    giving_back.decline(one, one.lease_token, reason, by=cast["asha"])
    two.refresh_from_db()
    freed = reason in giving_back.EXCLUDING
    assert (two.state == State.OPEN, two.assessor is None) == (freed, freed)
    assert two.submission.status == (Status.QUEUED if freed else Status.IN_REVIEW)
    assert Review.objects.get(slot=two).scores.count() == 4


@pytest.mark.row("E2", "L16")
def test_parting_two_people_is_written_once_whoever_is_named_first(cast):
    dana, asha = cast["dana"].pk, cast["asha"].pk
    for one, other in ((dana, asha), (asha, dana), (dana, asha), (dana, dana)):
        giving_back.part(one, [other], reason="same cohort", source="cohort:x")
    assert Conflict.objects.count() == 1


def test_declining_asks_for_a_known_reason(cast):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    with pytest.raises(Refused, match="Choose why"):
        giving_back.decline(slot, slot.lease_token, "mood", by=cast["asha"])


def test_only_the_holder_with_the_right_token_gives_back(cast):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    for token, who in ((slot.lease_token + 1, "asha"), (slot.lease_token, "ben")):
        with pytest.raises(Lost):
            giving_back.release(slot, token, by=cast[who])


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
