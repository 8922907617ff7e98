"""Taking a slot."""

import enum

from django.db import transaction
from django.db.models import QuerySet

from portal.accounts.models import User
from reviews.claiming import desks, policy, turns, workflow
from reviews.claiming.leases import lease_end
from reviews.models import ClaimLog, Review, ReviewSlot

State, Event = ReviewSlot.State, ClaimLog.Event
ISSUER = policy.ISSUER


class Busy(enum.Enum):
    """Something waits, but others are taking it at this moment: try again, never "empty"."""

    BUSY = "busy"


BUSY = Busy.BUSY


class _Withdrawn(Exception):
    pass


def claim(user: User) -> ReviewSlot | Busy | None:
    """Give this assessor the next slot, for three business days.

    Out: the slot; None when nothing waits for them; BUSY when all that waits is being taken.
    Raises Refused with the reason when they may not hold one more. The oldest day comes first,
    within it an order of each assessor's own, so that nobody picks and nobody collides.
    """
    try:
        with transaction.atomic():
            # One claim of a person at a time, so that the cap holds; and no conflict of theirs is
            # written between the question and the claim (reviews.giving_back.part waits for it).
            desk = desks.of(user, lock=True)
            desk.verdict.require()
            offered = turns.of(_open_to(user, desk), user)
            taken = next((slot for pk in offered if (slot := _take(pk, user))), None)
            waiting = taken is None and _open_to(user, desk).exists()
    except _Withdrawn:
        return BUSY
    return taken or (BUSY if waiting else None)


def _open_to(user: User, desk: desks.Desk) -> QuerySet[ReviewSlot]:
    return policy.eligible(user).filter(**{f"{ISSUER}__in": desk.with_room})


def _take(pk: int, user: User) -> ReviewSlot | None:
    """The one conditional UPDATE: an open row that nobody else has locked becomes ours.

    Whether they may read it is asked once more, of the row that is now locked.
    """
    still = policy.eligible(user).select_related(ISSUER)
    slot = still.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if slot is None:
        return None
    issuer = slot.submission.enrollment.credential.issuer
    until = lease_end(user.time_zone, issuer.holidays)
    if not workflow.move(
        slot,
        Event.CLAIM,
        State.LEASED,
        sources=(State.OPEN,),
        who=user,
        assessor=user,
        lease_until=until,
    ):
        return None
    if not workflow.first_claim(slot.submission):
        raise _Withdrawn
    _draft(slot, user)
    return slot


def _draft(slot: ReviewSlot, user: User) -> None:
    """Their earlier draft of this work, or a fresh one."""
    own = Review.objects.filter(submission=slot.submission, assessor=user).order_by("-revision")
    last = own.first()
    if last and last.state == Review.State.DRAFT:
        Review.objects.filter(pk=last.pk).update(slot=slot)
        return
    Review.objects.create(
        slot=slot,
        submission=slot.submission,
        assessor=user,
        revision=last.revision + 1 if last else 1,
    )
