"""Making, joining and leaving a cohort."""

import datetime as dt

import pytest

from plc.cohorts import actions, policy, views
from plc.inviting.actions import invite
from plc.models import Cohort, Seat
from portal.accounts.models import Affiliate, Invitation
from portal.kit import clock
from portal.kit.verdict import Refused
from portal.people.accepting import accept
from reviews.models import Conflict, Review
from reviews.tests import factories


def make(cast, by="paul", where="fresno", **more):
    today = clock.today("UTC")
    return actions.create(
        "A cohort",
        Affiliate.objects.get(slug=where),
        by=cast[by],
        starts_on=today,
        ends_on=today + dt.timedelta(weeks=6),
        **more,
    )


@pytest.mark.row("I1")
@pytest.mark.parametrize(
    ("who", "where", "may"),
    [
        ("paul", "fresno", True),
        ("paul", "oakland", False),
        ("paul", "cta", False),
        ("stella", "fresno", True),
        ("stella", "cta", True),
        ("stella", "jefferson", False),
        ("fay", "fresno", False),
        ("dana", "fresno", False),
        ("iris", "nea", False),
    ],
)
def test_staff_and_point_people_make_cohorts_where_they_are_and_below(cast, who, where, may):
    assert bool(policy.may_create(cast[who], Affiliate.objects.get(slug=where))) is may


@pytest.mark.row("I1")
@pytest.mark.parametrize("where", ["oakland", "cta", "nea"])
def test_who_facilitates_makes_another_cohort_there_and_leads_it(cast, cohort, where):
    for ticked in (True, False):
        seat = make(cast, by="fay", facilitates=ticked).seats.get()
        assert (seat.user, seat.role) == (cast["fay"], Seat.Role.FACILITATOR)
    with pytest.raises(Refused, match="facilitates a cohort there"):
        make(cast, by="fay", where=where)


@pytest.mark.row("I1")
def test_who_facilitates_no_more_and_who_learns_makes_none(cast, cohort):
    seat = cohort.seats.get(user=cast["fay"])
    actions.join(cast["lee"], cohort, "facilitator", by=cast["paul"])
    actions.leave(seat, by=cast["fay"])
    for name in ("fay", "dana"):
        with pytest.raises(Refused):
            make(cast, by=name)
    assert make(cast, by="lee").seats.get().user == cast["lee"]


@pytest.mark.row("I1")
def test_who_makes_it_leads_it_unless_somebody_else_does(cast):
    assert make(cast).seats.get().role == Seat.Role.FACILITATOR
    assert not make(cast, facilitates=False).seats.exists()


@pytest.mark.row("I1")
@pytest.mark.parametrize(
    ("members", "words"), [(1, "1 member so far"), (14, "aim for 20"), (15, ""), (20, "")]
)
def test_fewer_than_fifteen_is_a_warning(members, words):
    said = views.size_warning(members)
    assert (words in said) if words else said == ""


@pytest.mark.row("I1")
def test_more_than_twenty_is_a_word_too():
    assert "second cohort" in views.size_warning(21)


def test_joining_twice_is_joining_once_and_a_code_will_do(cast, cohort):
    for place in (cohort, cohort.code):
        actions.join(cast["dana"], place, "member", by=cast["fay"])
    assert cohort.seats.filter(user=cast["dana"]).count() == 1


def test_a_member_may_become_a_facilitator_and_no_facilitator_a_member(cast, cohort):
    assert actions.join(cast["dana"], cohort, "facilitator", by=cast["fay"]).role == "facilitator"
    assert actions.join(cast["dana"], cohort, "member", by=cast["fay"]).role == "facilitator"


@pytest.mark.parametrize(("code", "role"), [("nowhere", "member"), (None, "owner")])
def test_no_seat_in_a_cohort_that_is_not_there_or_in_an_unknown_role(cast, cohort, code, role):
    with pytest.raises(Refused):
        actions.join(cast["dana"], code or cohort, role, by=cast["fay"])


def test_nobody_joins_what_is_over(cast, cohort):
    Cohort.objects.update(starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 3, 1))
    with pytest.raises(Refused, match="ended"):
        actions.join(cast["tom"], cohort.code, "member", by=cast["fay"])


@pytest.mark.row("L16")
def test_people_of_a_cohort_are_kept_apart_as_assessors(cast, cohort):
    pairs = {
        frozenset(pair)
        for pair in Conflict.objects.filter(source=f"cohort:{cohort.code}").values_list(
            "person__given_name", "other__given_name"
        )
    }
    names = ("Dana", "Lee"), ("Dana", "Fay"), ("Lee", "Fay")
    assert pairs == {frozenset(pair) for pair in names}


def test_who_left_and_returns_has_one_seat_and_the_conflicts_stay(cast, cohort):
    before = Conflict.objects.count()
    actions.leave(cohort.seats.live().get(user=cast["dana"]), by=cast["dana"])
    assert not cohort.seats.live().filter(user=cast["dana"]).exists()
    actions.join(cast["dana"], cohort, "member", by=cast["fay"])
    assert Conflict.objects.count() == before


@pytest.mark.parametrize(("by", "may"), [("fay", True), ("paul", True), ("stella", True)])
def test_who_manages_it_takes_members_out(cast, cohort, by, may):
    actions.leave(cohort.seats.live().get(user=cast["dana"]), by=cast[by])
    assert cohort.seats.live().members().count() == 1


@pytest.mark.parametrize("by", ["lee", "asha", "root"])
def test_others_take_nobody_out(cast, cohort, by):
    with pytest.raises(Refused):
        actions.leave(cohort.seats.live().get(user=cast["dana"]), by=cast[by])


def test_the_only_facilitator_stays(cast, cohort):
    with pytest.raises(Refused, match="one facilitator at least"):
        actions.leave(cohort.seats.live().get(user=cast["fay"]), by=cast["fay"])


def test_who_was_taken_out_does_not_come_back_by_an_invitation_of_their_own(cast, cohort):
    actions.join(cast["vic"], cohort, "facilitator", by=cast["paul"])
    own = invite(cohort, "second.fay@mail.example", "facilitator", by=cast["fay"])
    again = invite(cohort, cast["fay"].email, "facilitator", by=cast["vic"])
    other = invite(cohort, "tom@demo.test", by=cast["vic"])
    actions.leave(cohort.seats.live().get(user=cast["fay"]), by=cast["paul"])
    for sent in (own, again):
        with pytest.raises(Refused, match="withdrawn"):
            accept(Invitation.objects.get(pk=sent.pk), by=cast["fay"], confirmed=True)
    accept(other, by=cast["tom"])
    assert not cohort.seats.live().filter(user=cast["fay"]).exists()


def test_an_inviter_who_no_longer_manages_the_cohort_lets_nobody_in(cast, cohort):
    sent = invite(cohort, "tom@demo.test", by=cast["paul"])
    cast["paul"].memberships.live().update(ended_at=clock.now(), ended_by=cast["stella"])
    with pytest.raises(Refused, match="Only a facilitator"):
        accept(sent, by=cast["tom"])
    assert not Invitation.objects.get().accepted_at


def test_staff_who_leave_a_seat_keep_the_invitations_they_sent(cast, cohort):
    actions.join(cast["paul"], cohort, "facilitator", by=cast["fay"])
    sent = invite(cohort, "tom@demo.test", by=cast["paul"])
    actions.leave(cohort.seats.live().get(user=cast["paul"]), by=cast["paul"])
    accept(sent, by=cast["tom"])
    assert cohort.seats.live().filter(user=cast["tom"]).exists()


@pytest.mark.row("E2", "L16")
@pytest.mark.parametrize("last", ["asha", "dana"])
def test_sitting_down_together_takes_the_work_off_the_desk(cast, signed_in, last):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    client, address = signed_in("asha"), f"/review/{slot.code}/"
    assert client.get(address).status_code == 200
    cohort = make(cast)
    for name in ("asha", "dana") if last == "dana" else ("dana", "asha"):
        actions._seat(cast[name], cohort, Seat.Role.MEMBER)
    slot.refresh_from_db()
    assert (slot.state, slot.assessor) == (slot.State.OPEN, None)
    assert Review.objects.filter(slot=slot, assessor=cast["asha"]).count() == 1
    assert client.get(address).status_code == 404
