"""Taking a slot."""

import enum

from django.db import OperationalError, transaction
from psycopg.errors import DeadlockDetected

from portal.accounts.models import User
from portal.kit import direct
from reviews.claiming import desks, turns, workflow
from reviews.claiming.leases import lease_end
from reviews.claiming.offers import Offers
from reviews.models import ClaimLog, Review, ReviewSlot
from reviews.nearness.queries import nearness

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
            # One claim of a person at a time, so that the cap holds; and no conflict of theirs is
            # written between the question and the claim (reviews.giving_back.part waits for it).
            desk = desks.of(user, lock=True)
            desk.verdict.require()
            offers = Offers(user.pk, nearness(user), desk.with_room)
            offered = turns.order(offers.rows(), user)
            taken = next((slot for pk in offered if (slot := _take(pk, offers, user))), None)
            waiting = taken is None and bool(offers.rows())
    except _Withdrawn:
        return BUSY
    except OperationalError as error:
        # Whoever closes the places of a work locks the work first, a claim its place.
        if isinstance(error.__cause__, DeadlockDetected):
            return BUSY
        raise
    return taken or (BUSY if waiting else None)


def _take(pk: int, offers: Offers, user: User) -> ReviewSlot | None:
    """The one conditional UPDATE: an open row that nobody else has locked becomes ours.

    Whether they may read it is asked once more, of the row that is now locked.
    """
    found = offers.locked(pk)
    if found is None:
        return None
    slot, holidays = found
    if not workflow.move(
        slot,
        Event.CLAIM,
        State.LEASED,
        sources=(State.OPEN,),
        token=slot.lease_token,
        who=user,
        assessor_id=user.pk,
        lease_until=lease_end(user.time_zone, holidays),
    ):
        return None
    if not workflow.first_claim(slot.submission):
        raise _Withdrawn
    _draft(slot, user)
    return slot


def _draft(slot: ReviewSlot, user: User) -> None:
    """A fresh draft, or the one they began earlier on this work."""
    fresh = Review(slot=slot, submission=slot.submission, assessor=user)
    if direct.insert(fresh, on_conflict="ignore"):
        return
    own = Review.objects.filter(submission=slot.submission, assessor=user).order_by("-revision")
    last = own[0]
    if last.state == Review.State.DRAFT:
        Review.objects.filter(pk=last.pk).update(slot=slot)
        return
    fresh.revision = last.revision + 1
    direct.insert(fresh)
