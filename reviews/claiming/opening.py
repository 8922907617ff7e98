"""Opening the places for a review, and closing them."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts.optout import mails
from portal.kit import clock
from portal.kit.vocabulary import named
from reviews.claiming import workflow
from reviews.models import ClaimLog, ReviewSlot
from submissions.models import Submission
from submissions.status import CLOSED, Status

Kind, State, Event = ReviewSlot.Kind, ReviewSlot.State, ClaimLog.Event


@transaction.atomic
def open_slots(submission_id: int) -> None:
    """Open as many primary slots as the version asks for; safe to repeat.

    Work that was mended and submitted anew gets fresh slots: readings of the text before do not
    count for the text now. Nothing is opened for work that is not with the assessors.
    """
    submission = Submission.objects.select_for_update().get(pk=submission_id)
    if submission.status not in (Status.QUEUED, Status.IN_REVIEW):
        return
    if submission.submitted_at:
        _void(submission, opened_at__lt=submission.submitted_at)
    live = submission.slots.filter(kind=Kind.PRIMARY).exclude(state=State.VOID).count()
    for _missing in range(submission.enrollment.version.assessors_required - live):
        open_slot(submission, Kind.PRIMARY)


def open_slot(submission: Submission, kind: str) -> ReviewSlot:
    """One more place; its number goes on from the last, whatever became of the others."""
    last = submission.slots.aggregate(last=Max("n"))["last"] or 0
    return ReviewSlot.objects.create(
        submission=submission, n=last + 1, kind=kind, opened_at=clock.now()
    )


@transaction.atomic
def void_slots(submission_id: int) -> None:
    """Close what is open or held of withdrawn work, and tell who was reading; safe to repeat."""
    submission = Submission.objects.select_for_update().get(pk=submission_id)
    if submission.status in CLOSED:
        _void(submission, state__in=(State.OPEN, State.LEASED))


def close_slots(submission: Submission) -> None:
    """Close what is open or held of work that goes back to its author, and tell who was reading."""
    _void(submission, state__in=(State.OPEN, State.LEASED))


def _void(submission: Submission, **which: object) -> None:
    for slot in submission.slots.filter(**which).exclude(state=State.VOID):
        reader = slot.assessor if slot.state == State.LEASED else None
        sources = (State.OPEN, State.LEASED, State.SUBMITTED)
        if (
            workflow.move(slot, Event.VOID, State.VOID, sources=sources, lease_until=None)
            and reader
        ):
            _tell(slot, reader)


def _tell(slot: ReviewSlot, reader: object) -> None:
    mails.post(
        "reviews/closed",
        reader,
        key=f"reviews.closed:{slot.code}",
        context={
            "code": slot.code,
            "title": slot.submission.enrollment.credential.title,
            "closed_on": timezone.localdate(clock.now()),
        },
        words=named(slot.submission.enrollment.credential.issuer.words),
    )
