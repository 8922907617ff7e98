"""Giving a place back, declining it, and what is remembered of why."""

import pytest

from credentials.tests import factories as catalogue
from portal.kit.verdict import Refused
from reviews.claiming import actions, policy
from reviews.giving_back import actions as giving_back
from reviews.giving_back.actions import Lost
from reviews.models import Assessor, ClaimLog, Conflict, Review, ReviewSlot
from reviews.tests import factories
from submissions.status import Status

State = ReviewSlot.State


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
