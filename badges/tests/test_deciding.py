"""The issuer's decision: who may, what it does, and that it happens once."""

import datetime as dt
import threading

import pytest
from django.db import connections

from badges.deciding import actions, policy, queries
from badges.deciding.waiting import business_days, is_late
from badges.models import Award, Decision
from badges.tests import factories
from portal.accounts.models import Affiliate, Membership, User
from portal.kit import clock
from portal.kit.models import Message, Outbox
from portal.kit.verdict import Refused
from reviews.models import Conflict, Release, ReviewSlot
from reviews.tests import factories as reviews
from submissions.models import Enrollment, Submission
from submissions.status import Status

TWO_ONE = "2.1"


@pytest.fixture
def recommended(cast):
    return factories.recommended(cast)


@pytest.mark.row("E3")
def test_any_approver_of_the_issuer_may_decide_and_nobody_else(cast, recommended):
    allowed = {name for name, user in cast.items() if policy.may_decide(user, recommended)}
    assert allowed == {"iris", "max"}


@pytest.mark.row("E3")
def test_an_assessor_cannot_award(cast, recommended):
    for name in ("asha", "ben", "dana", "fay"):
        with pytest.raises(Refused, match="not yours to decide"):
            actions.approve(recommended, by=cast[name])
    assert not Decision.objects.exists()


@pytest.mark.row("E3")
def test_nobody_decides_on_work_of_their_own_local(cast, recommended):
    User.objects.filter(pk=cast["iris"].pk).update(affiliate=cast["dana"].affiliate)
    assert queries.approvers(recommended) == [cast["max"]]


def test_an_approver_of_the_same_state_is_no_neighbour(cast, recommended):
    User.objects.filter(pk=cast["iris"].pk).update(affiliate=cast["stella"].affiliate)
    assert cast["iris"] in queries.approvers(recommended)


@pytest.mark.parametrize("turned", [False, True])
def test_a_conflict_either_way_round_forbids(cast, recommended, turned):
    pair = [cast["iris"], cast["dana"]]
    person, other = reversed(pair) if turned else pair
    Conflict.objects.create(person=person, other=other, reason="Cousins", source="told")
    assert queries.approvers(recommended) == [cast["max"]]


def test_who_has_read_it_does_not_decide_it(cast, recommended):
    ReviewSlot.objects.update(assessor=cast["iris"])
    assert queries.approvers(recommended) == [cast["max"]]


@pytest.mark.row("E3", "E10")
def test_approving_writes_decision_award_and_outbox_together(cast, recommended):
    award = actions.approve(recommended, by=cast["iris"], message=" Well done. ")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.by, decision.override) == ("approve", cast["iris"], False)
    assert decision.message == "Well done."
    assert award.recipient_email == "dana@demo.test"
    assert award.uuid.version == 4
    assert recommended.status == Status.APPROVED
    assert Outbox.objects.filter(topic="award.approved").count() == 1
    assert not Release.objects.exists()


def test_approving_against_the_readings_needs_a_reason(cast):
    submission = factories.recommended(cast, not_yet=(TWO_ONE,))
    with pytest.raises(Refused, match="against the recommendation"):
        actions.approve(submission, by=cast["iris"], override_reason="  ")
    actions.approve(submission, by=cast["iris"], override_reason="The plan is in the link.")
    decision = Decision.objects.get()
    assert (decision.override, decision.reason) == (True, "The plan is in the link.")


def test_deciding_not_yet_against_the_readings_needs_a_reason(cast, recommended):
    with pytest.raises(Refused, match="against the recommendation"):
        actions.decline(recommended, by=cast["iris"])


@pytest.mark.row("E3", "E5")
def test_not_yet_releases_the_feedback_and_tells_the_educator(cast):
    submission = factories.recommended(cast, not_yet=(TWO_ONE,))
    actions.decline(submission, by=cast["max"], message="Add the names.")
    release = Release.objects.get()
    assert (release.outcome, release.message) == ("not_yet", "Add the names.")
    assert [row["meets"] for row in release.results] == [True, False, True, True]
    assert submission.status == Status.NOT_YET
    mail = Message.objects.get(kind="badges/not_yet")
    assert mail.to == "dana@demo.test"
    assert "Add the names" not in mail.text
    assert f"/work/{submission.enrollment.code}/feedback/" in mail.text
    kept = submission.entries.filter(met_in=submission)
    assert set(kept.values_list("part__number", flat=True)) == {1, 3}
    assert not Award.objects.exists()


@pytest.mark.row("E3")
def test_a_reading_goes_back_once_with_a_reason(cast, recommended):
    with pytest.raises(Refused):
        actions.send_back(recommended, 1, "  ", by=cast["iris"])
    recommended.refresh_from_db()
    actions.send_back(recommended, 1, "Part 2 has no comment.", by=cast["iris"])
    assert recommended.status == Status.IN_REVIEW
    slot = ReviewSlot.objects.get(submission=recommended)
    reviews.reviewed(cast["asha"], slot=slot)
    recommended.refresh_from_db()
    assert recommended.status == Status.RECOMMENDED
    with pytest.raises(Refused, match="once already"):
        actions.send_back(recommended, 1, "Again.", by=cast["max"])


def test_a_third_reading_is_opened_once(cast, recommended):
    actions.third_read(recommended, "Is it theirs?", by=cast["iris"])
    assert recommended.status == Status.ADJUDICATION
    assert recommended.slots.filter(kind="adjudication").count() == 1
    reviews.reviewed(cast["ben"])
    recommended.refresh_from_db()
    with pytest.raises(Refused, match="third reading already"):
        actions.third_read(recommended, "Is it theirs?", by=cast["iris"])


def test_the_second_of_two_approvers_reads_that_it_has_moved(cast, recommended):
    again = Submission.objects.get()
    actions.approve(recommended, by=cast["iris"])
    with pytest.raises(Refused, match="moved on"):
        actions.approve(again, by=cast["max"])
    assert Decision.objects.count() == Award.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_once_make_one_decision(cast):
    factories.recommended(cast)
    gate, said = threading.Barrier(2), []

    def decide(name):
        try:
            submission = Submission.objects.get()
            gate.wait()
            actions.approve(submission, by=cast[name])
            said.append("done")
        except Refused as refusal:
            said.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=[name]) for name in ("iris", "max")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said)[1] == "done"
    assert "moved on" in sorted(said)[0]
    assert Decision.objects.count() == Award.objects.count() == 1


def test_business_days_leave_out_weekends_and_holidays():

    friday, wednesday = dt.date(2026, 11, 20), dt.date(2026, 11, 25)
    assert business_days(friday, wednesday) == 3
    assert business_days(friday, wednesday, [dt.date(2026, 11, 24)]) == 2
    assert business_days(friday, friday) == 0
    assert not is_late(3)
    assert is_late(4)


def leave(user, place):
    """A role in `place` that has ended."""
    role = Membership.objects.create(user=user, affiliate=place, role=Membership.Role.MEMBER)
    role.end(by=user)


@pytest.mark.row("E3")
@pytest.mark.parametrize(
    ("place", "role"),
    [("fresno", "point_person"), ("fresno", "member"), ("cta", "staff"), ("nea", "staff")],
)
def test_nobody_decides_on_work_of_an_affiliate_they_have_a_role_in(cast, recommended, place, role):
    affiliate = Affiliate.objects.get(slug=place)
    Membership.objects.get_or_create(user=cast["iris"], affiliate=affiliate, role=role)
    assert queries.approvers(recommended) == [cast["max"]]


def test_having_left_a_local_makes_nobody_a_stranger_there(cast, recommended):
    leave(cast["iris"], cast["dana"].affiliate)
    assert queries.approvers(recommended) == [cast["max"]]


@pytest.mark.row("E3")
def test_an_author_does_not_decide_on_what_they_asked_for(cast, recommended):
    recommended.enrollment.credential.authors.add(cast["iris"])
    assert queries.approvers(recommended) == [cast["max"]]


def test_who_read_it_before_a_new_beginning_does_not_decide_it(cast, recommended):
    ReviewSlot.objects.update(assessor=cast["iris"])
    before = recommended.enrollment
    Enrollment.objects.filter(pk=before.pk).update(closed_at=clock.now())
    again = factories.recommended(cast, credential=before.credential)
    assert again.enrollment != before
    assert queries.approvers(again) == [cast["max"]]
