"""Each invariant notices when it is broken."""

import datetime as dt
import functools

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from badges.deciding import actions as deciding
from badges.models import Award, Batch, BatchItem, Decision, Succession
from badges.tests import factories as badges
from credentials.models import Criterion
from credentials.tests import factories
from portal import invariants
from portal.kit import clock, purge
from reviews.models import ClaimLog, Conflict, Review, ReviewSlot, Score, Unblinding
from reviews.tests import factories as work
from submissions.models import (
    Appearance,
    Enrollment,
    Evidence,
    PartEntry,
    Person,
    StatusChange,
    Submission,
    Upload,
)
from submissions.prechecking import actions as prechecking

pytestmark = [pytest.mark.django_db, pytest.mark.breaks_invariants]

OPEN = "An enrollment has at most one open attempt."
REVIEWS = "An assessor writes one review per attempt and revision."
OWN = "Nobody assesses their own work, or work on what they wrote."
DECIDERS = "Whoever decides has not assessed the attempt and is not its educator."
CONFLICTS = "No assessor had a conflict with the educator before the claim."
OPENED = "Whoever was granted an identity, and whoever granted it, is parted from the author."
PASSES = "A pass has the required reviews on its attempt, or an override with a reason."
AWARDS = "A person has one live award per version."
RENEWED = "A badge is renewed by one of the same person, and does not count as the live one then."
UNISSUED = "An approved attempt has an award, an awarded one an issued award."
FORGOTTEN = "An award not yet issued waits in the outbox."
UNRELEASED = "Nothing is shown to an educator as decided without a release."
HISTORY = "The last row of the history is the status."
UNOPENED = "Of what is approved together a tenth, and one at least, was opened before."
LISTS = "A decision is on one list of works approved together, or on none, and approves its work."
WAITED_FOR = "Bytes that are evidence are not waited for as an upload any more."
WITHOUT_CONSENT = (
    "Nothing that was handed in shows a person without their consent, unless it is withheld."
)
OPEN_EARLY = "No place is open or held while a work is checked or with its author."
UNANSWERED = "Work that waits for the anonymity officer rests until they answer."
OFFICERS = "Whoever answered as anonymity officer reads nothing of that author."
INCOMPLETE = "What was submitted is complete in every part."


SHOWN = set()
REFUSED = set()


def breaks(*sentences):
    """A test after which these rules do not hold, and this is noticed."""
    SHOWN.update(sentences)

    def mark(test):
        @functools.wraps(test)
        def breaking(*args, **fixtures):
            test(*args, **fixtures)
            assert set(sentences) <= set(invariants.broken())

        return breaking

    return mark


def refused(sentence):
    """A test that the database lets nobody break this rule."""
    REFUSED.add(sentence)
    return lambda test: test


def let_in(index):
    """Two rows that the database refuses can stand beside each other until the test is over."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index}")


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


@refused(REVIEWS)
def test_a_second_review_of_the_same_revision_is_refused_by_the_database(attempt, cast):
    slot = ReviewSlot.objects.create(submission=attempt, n=1)
    Review.objects.create(slot=slot, submission=attempt, assessor=cast["asha"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(slot=slot, submission=attempt, assessor=cast["asha"])


@breaks(FORGOTTEN)
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


@breaks(OWN)
def test_an_assessor_of_their_own_work_is_noticed(attempt, cast):
    ReviewSlot.objects.create(submission=attempt, n=1, state="submitted", assessor=cast["dana"])
    assert invariants.broken() == [OWN]


def test_an_author_who_assesses_is_noticed(attempt, cast):
    attempt.enrollment.credential.authors.add(cast["ana"])
    ReviewSlot.objects.create(submission=attempt, n=1, state="submitted", assessor=cast["ana"])
    assert invariants.broken() == [OWN]


@breaks(DECIDERS)
def test_a_decider_who_assessed_is_noticed(attempt, cast):
    slot = ReviewSlot.objects.create(submission=attempt, n=1)
    Review.objects.create(slot=slot, submission=attempt, assessor=cast["iris"])
    Decision.objects.create(submission=attempt, outcome="send_back", by=cast["iris"])
    assert DECIDERS in invariants.broken()


@breaks(CONFLICTS)
def test_a_claim_after_a_conflict_is_noticed(attempt, cast):
    Conflict.objects.create(person=cast["asha"], other=cast["dana"], reason="friends", source="a")
    slot = ReviewSlot.objects.create(
        submission=attempt, n=1, state="submitted", assessor=cast["asha"]
    )
    ClaimLog.objects.create(slot=slot, assessor=cast["asha"], event="claim")
    assert invariants.broken() == [CONFLICTS]


@breaks(OPENED)
def test_an_opening_that_parts_nobody_is_noticed(attempt, cast):
    now = clock.now()
    row = {"submission": attempt, "kind": "educator", "named": "7F3K2ABC", "about": cast["dana"]}
    row |= {"reason": "Two alike.", "asked_by": cast["iris"], "answered_by": cast["eve"]}
    Unblinding.objects.create(**row, state="granted", answered_at=now, until=now)
    author = cast["dana"]
    Conflict.objects.create(person=cast["iris"], other=author, reason="opened", source="a")
    assert invariants.broken() == [OPENED]


@breaks(PASSES, UNISSUED, UNRELEASED)
def test_a_pass_without_a_review_an_award_or_a_release_is_noticed(attempt):
    put(attempt, "awarded")


@breaks(HISTORY)
def test_a_status_that_the_history_does_not_know_is_noticed(attempt):
    Submission.objects.filter(pk=attempt.pk).update(status="queued")


@breaks(OPEN)
def test_two_open_attempts_are_noticed_where_the_database_let_them_in(attempt):
    let_in("one_open_attempt")
    Submission.objects.create(enrollment=attempt.enrollment, number=2)
    assert invariants.broken() == [OPEN]


@breaks(AWARDS)
def test_two_live_awards_are_noticed_where_the_database_let_them_in(cast):
    award = badges.approved(cast)
    let_in("one_live_award")
    Award.objects.filter(pk=award.pk).update(revoked_at=None)
    again = badges.approved(cast, "lee", credential=award.version.credential)
    Award.objects.filter(pk=again.pk).update(person=award.person)
    assert invariants.broken() == [AWARDS]


@breaks(RENEWED)
def test_a_badge_renewed_by_somebody_elses_or_beside_itself_is_noticed(cast):
    old = badges.approved(cast)
    new = badges.approved(cast, "lee", credential=old.version.credential)
    Succession.objects.create(kind="renewal", old=old, new=new)
    assert invariants.broken() == [RENEWED]
    Award.objects.filter(pk=old.pk).update(succeeded_at=clock.now())
    assert invariants.broken() == [RENEWED]


@breaks(INCOMPLETE)
@pytest.mark.parametrize("status", ["queued", "in_review", "recommended"])
def test_a_part_that_is_not_complete_is_noticed_in_what_was_submitted(attempt, status):
    part = attempt.enrollment.version.parts.get(number=1)
    PartEntry.objects.create(submission=attempt, part=part)
    assert invariants.broken() == []
    put(attempt, status)
    assert invariants.broken() == [INCOMPLETE]


@breaks(PASSES)
@pytest.mark.parametrize("left", ["no score", "no level"])
def test_a_pass_by_a_review_that_left_a_criterion_out_is_noticed(cast, left):
    award = badges.approved(cast)
    assert invariants.broken() == []
    last = Score.objects.filter(review__submission=award.submission).latest("pk")
    with purge.permitted("test", "score"):
        same = Score.objects.filter(pk=last.pk)
        same.delete() if left == "no score" else same.update(level=None)
    assert invariants.broken() == [PASSES]


def test_what_was_met_on_an_earlier_attempt_needs_no_score(cast):
    work.submitted(cast, met={1, 3})
    review = work.reviewed(cast["asha"])
    asked = Criterion.objects.filter(part__version=review.submission.enrollment.version)
    with purge.permitted("test", "scores"):
        review.scores.exclude(criterion__part__number=2).delete()
    assert 0 < review.scores.count() < asked.count()
    review.submission.refresh_from_db()
    deciding.approve(review.submission, by=cast["iris"], message="Well done.")
    assert invariants.broken() == []


def listed(cast, decision, **item):
    batch = Batch.objects.create(by=cast["iris"], confirmed_at=clock.now())
    return BatchItem.objects.create(
        batch=batch, rank=0, recommended_at=clock.now(), state="approved", decision=decision, **item
    )


@breaks(UNOPENED)
def test_a_list_approved_unopened_is_noticed(cast):
    award = badges.approved(cast)
    listed(cast, award.decision, submission=award.submission)
    assert invariants.broken() == [UNOPENED]


@breaks(LISTS)
def test_a_decision_on_a_list_that_is_not_its_own_is_noticed(cast, attempt):
    award = badges.approved(cast, "lee", credential=factories.credential("c2", "Another"))
    listed(cast, award.decision, submission=attempt, looked_at=clock.now() - dt.timedelta(hours=1))
    assert invariants.broken() == [LISTS]


@breaks(WAITED_FOR)
def test_evidence_that_is_still_waited_for_as_an_upload_is_noticed(attempt):
    slot = attempt.enrollment.version.parts.get(number=2).slots.get()
    row = {"submission": attempt, "slot": slot}
    Evidence.objects.create(**row, kind="file", state="cleaning", original="originals/same")
    Upload.objects.create(**row, key="originals/same", size=1, expires_at=clock.now())
    assert invariants.broken() == [WAITED_FOR]


@breaks(WITHOUT_CONSENT)
@pytest.mark.row("D17")
def test_a_person_without_consent_in_what_was_handed_in_is_noticed(attempt):
    slot = attempt.enrollment.version.parts.get(number=2).slots.get()
    row = Evidence.objects.create(submission=attempt, slot=slot, kind="link")
    person = Person.objects.create(enrollment=attempt.enrollment, code="S1", kind="student")
    Appearance.objects.create(evidence=row, person=person, seen=True)
    assert invariants.broken() == []
    put(attempt, "queued")


@breaks(OPEN_EARLY)
def test_a_place_that_is_open_before_the_check_is_done_is_noticed(attempt):
    put(attempt, "checking")
    ReviewSlot.objects.create(submission=attempt, n=1)


@breaks(UNANSWERED)
def test_work_that_goes_on_without_the_officers_answer_is_noticed(attempt):
    put(attempt, "checking")
    prechecking.rest(attempt, "scan")
    put(attempt, "queued")


@breaks(OFFICERS)
def test_an_officer_who_reads_whom_they_know_is_noticed(cast):
    sent = work.submitted(cast)
    case = prechecking.rest(sent, "scan")
    prechecking.settle(case, "cleared", by=cast["asha"])
    work.claimed(cast["asha"])


def test_every_rule_has_a_test_that_breaks_it_or_a_database_that_refuses():
    assert set(invariants.RULES) == SHOWN | REFUSED
    assert {REVIEWS} == REFUSED


def test_the_command_names_what_is_broken(attempt):
    call_command("check_invariants")
    Submission.objects.filter(pk=attempt.pk).update(status="queued")
    with pytest.raises(CommandError, match="history"):
        call_command("check_invariants")
