"""What rests at the anonymity officer's desk rests, and who saw it does not read."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop as _

from portal.invariants.rules import rule
from reviews.models import ReviewSlot
from submissions.models import PreCheck
from submissions.status import CLOSED, EDITABLE, Status

State = ReviewSlot.State


@rule(_("No place is open or held while a work is checked or with its author."))
def _open_early() -> QuerySet:
    return ReviewSlot.objects.filter(
        state__in=(State.OPEN, State.LEASED), submission__status__in=(*EDITABLE, Status.CHECKING)
    )


@rule(_("Work that waits for the anonymity officer rests until they answer."))
def _moved_unanswered() -> QuerySet:
    live = PreCheck.objects.filter(state__in=PreCheck.LIVE)
    return live.exclude(submission__status__in=(*PreCheck.RESTING, *CLOSED))


@rule(_("Whoever answered as anonymity officer reads nothing of that author."))
def _officers_who_read() -> QuerySet:
    answered = PreCheck.objects.filter(
        cause=PreCheck.Cause.SCAN,
        settled_by=OuterRef("assessor"),
        submission__enrollment__educator=OuterRef("submission__enrollment__educator"),
    )
    return ReviewSlot.objects.exclude(state=State.VOID).filter(Exists(answered))
