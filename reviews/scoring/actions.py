"""Saving a reading as it grows, submitting it, and what follows from all readings together."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.verdict import Refused
from reviews.claiming import workflow
from reviews.claiming.leases import lease_end
from reviews.claiming.opening import open_slot
from reviews.giving_back.actions import Lost
from reviews.models import ClaimLog, Review, ReviewSlot, Score
from reviews.noting import actions as noting
from reviews.noting.given import Ready
from reviews.scoring import missing, queries, rule
from reviews.scoring.given import Given
from submissions.models import Submission
from submissions.status import Status
from submissions.workflow import advance

State, Event = ReviewSlot.State, ClaimLog.Event
READING = (Status.IN_REVIEW, Status.ADJUDICATION)


class Stale(Refused):
    """Another tab saved since this one was opened."""


class Incomplete(Refused):
    """What is still missing, a sentence by criterion key."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(_("Some criteria still need you."))
        self.problems = problems


@transaction.atomic
def save(
    slot: ReviewSlot,
    token: int,
    scores: Mapping[str, Given],
    *,
    saves: int,
    by: User,
    notes: Iterable[Ready] = (),
    drop: str = "",
) -> Review:
    """Keep the draft and renew the lease.

    In: marks by criterion key ("2.1"), the lease's token, and how often the draft had been saved
    when the page was made; notes to add, and the code of one to take out. Raises Lost when the
    slot changed hands, Stale when another tab saved since; neither writes anything.
    """
    _renew(slot, token, by)
    review = _draft(slot, by)
    mine = Review.objects.filter(pk=review.pk, state=Review.State.DRAFT, saves=saves)
    if not mine.update(saves=F("saves") + 1, saved_at=clock.now()):
        raise Stale(_("Another tab saved this review after you opened it here."))
    found = queries.lines(review.submission.enrollment.version_id)
    _write(review, scores, found)
    noting.write(review, notes, {line.key: line.pk for line in found})
    if drop:
        noting.drop(review, drop)
    review.refresh_from_db()
    return review


@transaction.atomic
def submit(slot: ReviewSlot, token: int, *, by: User) -> Review:
    """Freeze the draft and settle the attempt when it was the last reading.

    Raises Lost without the lease, Incomplete when a criterion lacks a level, a "not yet" its
    comment, or a comment says who wrote it (rows E2, E5).
    """
    submission = Submission.objects.select_for_update().get(pk=slot.submission_id)
    review = _draft(slot, by)
    if submission.status not in READING:
        raise Refused(_("This work is on hold. Your draft is kept."))
    problems = missing.of(review, by)
    if problems:
        raise Incomplete(problems)
    now = clock.now()
    Review.objects.filter(pk=review.pk).update(state=Review.State.SUBMITTED, submitted_at=now)
    stamps = {"submitted_at": now, "lease_until": None}
    if not workflow.move(slot, Event.SUBMIT, State.SUBMITTED, token=token, who=by, **stamps):
        raise Lost(_("This work is no longer on your desk."))
    settle(submission)
    review.refresh_from_db()
    return review


def settle(submission: Submission) -> None:
    """When every place is read: recommend, or open one more blind place where readings differ."""
    if submission.slots.filter(state__in=(State.OPEN, State.LEASED)).exists():
        return
    readings = queries.marks(queries.finished(submission))
    if not rule.needs_another(readings):
        advance(submission, "recommend", recommended_at=clock.now())
        return
    open_slot(submission, ReviewSlot.Kind.ADJUDICATION)
    if submission.status == Status.IN_REVIEW:
        advance(submission, "disagree")


def _renew(slot: ReviewSlot, token: int, by: User) -> None:
    issuer = slot.submission.enrollment.credential.issuer
    until = lease_end(by.time_zone, issuer.holidays)
    mine = ReviewSlot.objects.filter(pk=slot.pk, state=State.LEASED, assessor=by, lease_token=token)
    if not mine.update(lease_until=until):
        raise Lost(_("This work is no longer on your desk."))
    if until != slot.lease_until:
        ClaimLog.objects.create(slot=slot, assessor=by, event=Event.RENEW, token=token)
    slot.lease_until = until


def _draft(slot: ReviewSlot, by: User) -> Review:
    drafts = Review.objects.filter(slot=slot, assessor=by, state=Review.State.DRAFT)
    review = drafts.select_related("submission__enrollment").first()
    if review is None:
        raise Lost(_("This work is no longer on your desk."))
    return review


def _write(review: Review, scores: Mapping[str, Given], found: list[queries.Line]) -> None:
    rows = [
        Score(
            review=review,
            criterion_id=line.pk,
            level=line.level_at(scores[line.key].level),
            comment=scores[line.key].comment,
        )
        for line in found
        if line.key in scores
    ]
    Score.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["level", "comment"],
    )
