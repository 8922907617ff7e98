"""Each invariant notices when it is broken."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from badges.models import Award, Decision
from credentials.tests import factories
from portal import invariants
from portal.kit import clock
from reviews.models import ClaimLog, Conflict, Review, ReviewSlot
from submissions.models import Enrollment, StatusChange, Submission

pytestmark = [pytest.mark.django_db, pytest.mark.breaks_invariants]


@pytest.fixture
def attempt(cast):
    thing = factories.credential()
    enrollment = Enrollment.objects.create(
        educator=cast["dana"],
        credential=thing,
        version=thing.current,
        due_at=clock.now(),
        due_zone="UTC",
    )
    return Submission.objects.create(enrollment=enrollment)


def put(attempt, status):
    Submission.objects.filter(pk=attempt.pk).update(status=status)
    StatusChange.objects.create(submission=attempt, verb="test", target=status)


def test_a_fresh_attempt_breaks_nothing(attempt):
    assert invariants.broken() == []


def test_two_open_attempts_are_refused_by_the_database(attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(enrollment=attempt.enrollment, number=2)


def test_a_second_review_of_the_same_revision_is_refused_by_the_database(attempt, cast):
    slot = ReviewSlot.objects.create(submission=attempt, n=1)
    Review.objects.create(slot=slot, submission=attempt, assessor=cast["asha"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(slot=slot, submission=attempt, assessor=cast["asha"])


def test_two_live_awards_are_refused_by_the_database(attempt, cast):
    values = {
        "person": cast["dana"],
        "version": attempt.enrollment.version,
        "salt": "x",
        "recipient_email": "dana@demo.test",
        "awarded_on": clock.now().date(),
    }
    Award.objects.create(source_key="1", **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.create(source_key="2", **values)
    assert "An award not yet issued waits in the outbox." in invariants.broken()


def test_an_assessor_of_their_own_work_is_noticed(attempt, cast):
    ReviewSlot.objects.create(submission=attempt, n=1, state="submitted", assessor=cast["dana"])
    assert invariants.broken() == ["Nobody assesses their own work, or work on what they wrote."]


def test_an_author_who_assesses_is_noticed(attempt, cast):
    attempt.enrollment.credential.authors.add(cast["ana"])
    ReviewSlot.objects.create(submission=attempt, n=1, state="submitted", assessor=cast["ana"])
    assert invariants.broken() == ["Nobody assesses their own work, or work on what they wrote."]


def test_a_decider_who_assessed_is_noticed(attempt, cast):
    slot = ReviewSlot.objects.create(submission=attempt, n=1)
    Review.objects.create(slot=slot, submission=attempt, assessor=cast["iris"])
    Decision.objects.create(submission=attempt, outcome="send_back", by=cast["iris"])
    assert invariants.broken() == [
        "Whoever decides has not assessed the attempt and is not its educator."
    ]


def test_a_claim_after_a_conflict_is_noticed(attempt, cast):
    Conflict.objects.create(person=cast["asha"], other=cast["dana"], reason="friends", source="a")
    slot = ReviewSlot.objects.create(
        submission=attempt, n=1, state="submitted", assessor=cast["asha"]
    )
    ClaimLog.objects.create(slot=slot, assessor=cast["asha"], event="claim")
    assert invariants.broken() == ["No assessor had a conflict with the educator before the claim."]


def test_a_pass_without_a_review_an_award_or_a_release_is_noticed(attempt):
    put(attempt, "awarded")
    assert set(invariants.broken()) >= {
        "A pass has the required reviews on its attempt, or an override with a reason.",
        "An approved attempt has an award, an awarded one an issued award.",
        "Nothing is shown to an educator as decided without a release.",
    }


def test_a_status_that_the_history_does_not_know_is_noticed(attempt):
    Submission.objects.filter(pk=attempt.pk).update(status="queued")
    assert "The last row of the history is the status." in invariants.broken()


def test_the_command_names_what_is_broken(attempt):
    call_command("check_invariants")
    Submission.objects.filter(pk=attempt.pk).update(status="queued")
    with pytest.raises(CommandError, match="history"):
        call_command("check_invariants")
