"""Giving a slot back, declining it, and parting two people who must not judge each other."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import audit
from portal.kit.verdict import Refused
from reviews.claiming import workflow
from reviews.giving_back.reasons import EXCLUDING, REASONS, SKILL
from reviews.models import Assessor, ClaimLog, Conflict, ReviewSlot
from submissions.workflow import lock

State, Event = ReviewSlot.State, ClaimLog.Event


class Lost(Refused):
    """The lease is somebody else's or over; what was typed is the caller's to show."""


@transaction.atomic
def release(slot: ReviewSlot, token: int, *, by: User) -> None:
    """Give it back; the draft is kept for the case that they take it again. Raises Lost."""
    # In the order of who hands in: the work, then its slot.
    lock(slot.submission)
    _give_up(slot, token, Event.RELEASE, "", by)


@transaction.atomic
def decline(slot: ReviewSlot, token: int, reason: str, *, by: User) -> None:
    """Give it back for a reason; raises Lost, or Refused without one.

    A conflict, or having recognised the author, parts the two for good; the latter also stands in
    the officer's log (reviews.recognizing). What is not their field is not offered again, this
    one and all that ask for the same. Too much on the desk frees the place and keeps nothing.
    """
    if reason not in REASONS:
        raise Refused(_("Choose why you give it back."))
    author = slot.submission.enrollment.educator_id
    _stand_still([by.pk, author])
    lock(slot.submission)
    _give_up(slot, token, Event.DECLINE, reason, by)
    if reason in EXCLUDING:
        part(by.pk, [author], reason=reason, source=f"review:{slot.code}")
        audit.record(f"reviews.{reason}", f"slot:{slot.code}", by=by)
    if reason == SKILL:
        _not_their_field(slot, by)


@transaction.atomic
def part(person: int, others: Iterable[int], *, reason: str, source: str) -> None:
    """Write conflicts between `person` and `others` (keys), and free what lies on a desk of them.

    The one place where a conflict is written (rows E2, L16). One row for a pair and source;
    either may be the reader. The draft is kept in its row, and no page shows it any more.
    """
    apart = set(others) - {person}
    _stand_still([person, *apart])
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


def _stand_still(people: Iterable[int]) -> None:
    """Let claims of these people end, and begin none, until the transaction is over.

    So that a conflict and a claim that cannot see each other never both come to stand.
    """
    desks = Assessor.objects.filter(user__in=people, ended_at=None)
    list(desks.select_for_update().order_by("pk").values_list("pk"))


def _not_their_field(slot: ReviewSlot, by: User) -> None:
    credential = slot.submission.enrollment.credential
    for role in Assessor.objects.filter(user=by, issuer=credential.issuer_id, ended_at=None):
        role.not_my_field.add(credential)


def _give_up(slot: ReviewSlot, token: int, event: str, reason: str, by: User) -> None:
    mine = slot.assessor_id == by.pk
    if not mine or not workflow.move(
        slot, event, State.OPEN, token=token, reason=reason, who=by, **workflow.FREE
    ):
        raise Lost(_("This work is no longer on your desk."))
    workflow.requeue(slot.submission)
