"""Taking a slot."""

import enum

from django.db import transaction

from portal.accounts.models import User
from reviews.claiming import policy, turns, workflow
from reviews.claiming.leases import lease_end
from reviews.models import Assessor, ClaimLog, Review, ReviewSlot

State, Event = ReviewSlot.State, ClaimLog.Event


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
            _lock_desk(user)
            desk = policy.desk(user)
            desk.verdict.require()
            open_now = policy.eligible(user).filter(**{f"{policy.ISSUER}__in": desk.with_room})
            taken = next((s for pk in turns.of(open_now, user) if (s := _take(pk, user))), None)
            waiting = taken is None and open_now.exists()
    except _Withdrawn:
        return BUSY
    return taken or (BUSY if waiting else None)


def _lock_desk(user: User) -> None:
    """One claim of a person at a time, so that the cap holds."""
    list(Assessor.objects.select_for_update().filter(user=user, ended_at=None).order_by("pk"))


def _take(pk: int, user: User) -> ReviewSlot | None:
    """The one conditional UPDATE: an open row that nobody else has locked becomes ours."""
    free = ReviewSlot.objects.select_for_update(skip_locked=True, of=("self",))
    slot = free.filter(pk=pk, state=State.OPEN).first()
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
