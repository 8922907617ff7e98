"""Giving a slot back, declining it, and parting two people who must not judge each other."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import audit
from portal.kit.verdict import Refused
from reviews.claiming import workflow
from reviews.models import ClaimLog, Conflict, ReviewSlot

State, Event = ReviewSlot.State, ClaimLog.Event
EXCLUDING = ("conflict", "recognised")
REASONS = ("skill", "load", *EXCLUDING)


class Lost(Refused):
    """The lease is somebody else's or over; what was typed is the caller's to show."""


@transaction.atomic
def release(slot: ReviewSlot, token: int, *, by: User) -> None:
    """Give it back; the draft is kept for the case that they take it again. Raises Lost."""
    _give_up(slot, token, Event.RELEASE, "", by)


@transaction.atomic
def decline(slot: ReviewSlot, token: int, reason: str, *, by: User) -> None:
    """Give it back for a reason, never to see it again; raises Lost, or Refused without one.

    A conflict, or having recognised the author, parts the two for good.
    """
    if reason not in REASONS:
        raise Refused(_("Choose why you give it back."))
    _give_up(slot, token, Event.DECLINE, reason, by)
    if reason in EXCLUDING:
        author = slot.submission.enrollment.educator_id
        part(by.pk, [author], reason=reason, source=f"review:{slot.code}")
        audit.record(f"reviews.{reason}", f"slot:{slot.code}", by=by)


@transaction.atomic
def part(person: int, others: Iterable[int], *, reason: str, source: str) -> None:
    """Write conflicts between `person` and `others` (keys), and free what lies on a desk of them.

    The one place where a conflict is written (rows E2, L16). One row for a pair and source;
    either may be the reader. The draft is kept in its row, and no page shows it any more.
    """
    apart = set(others) - {person}
    back = Conflict.objects.filter(other=person, person__in=apart, source=source)
    known = set(back.values_list("person", flat=True))
    Conflict.objects.bulk_create(
        [
            Conflict(person_id=person, other_id=other, reason=reason, source=source)
            for other in sorted(apart - known)
        ],
        ignore_conflicts=True,
    )
    author = "submission__enrollment__educator"
    reads = Q(assessor=person, **{f"{author}__in": apart})
    is_read = Q(assessor__in=apart, **{author: person})
    held = ReviewSlot.objects.filter(reads | is_read, state=State.LEASED)
    for slot in held.select_related("submission", "assessor"):
        release(slot, slot.lease_token, by=slot.assessor)


def _give_up(slot: ReviewSlot, token: int, event: str, reason: str, by: User) -> None:
    mine = slot.assessor_id == by.pk
    if not mine or not workflow.move(
        slot, event, State.OPEN, token=token, reason=reason, who=by, **workflow.FREE
    ):
        raise Lost(_("This work is no longer on your desk."))
    workflow.requeue(slot.submission)
