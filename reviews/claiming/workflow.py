"""The moves of a slot: each one conditional UPDATE and one line in the append-only log."""

from typing import Any

from django.db.models import F

from portal.kit import direct
from reviews.models import ClaimLog, ReviewSlot
from submissions.models import Submission
from submissions.status import Status
from submissions.workflow import Moved, advance

State, Event = ReviewSlot.State, ClaimLog.Event
FREE: dict[str, Any] = {"assessor_id": None, "lease_until": None}


def move(
    slot: ReviewSlot,
    event: str,
    target: str,
    *,
    sources: tuple[str, ...] = (State.LEASED,),
    token: int | None = None,
    reason: str = "",
    who: Any = None,
    **values: Any,
) -> bool:
    """Move `slot` when it is still in `sources` (and under `token`); False when it is not.

    The token grows with every change of hands, so that a writer from before is fenced off.
    """
    holder = who.pk if who else slot.assessor_id
    if token is not None and len(sources) == 1:
        moved = _known(slot, sources[0], token, {"state": target, **values})
    else:
        moved = _found(slot, sources, token, {"state": target, **values})
    if not moved:
        return False
    direct.insert(
        ClaimLog(
            slot=slot,
            assessor_id=holder,
            event=event,
            reason=reason,
            token=slot.lease_token,
        )
    )
    return True


def _known(slot: ReviewSlot, source: str, token: int, values: dict[str, Any]) -> bool:
    """Of one state and under a known token: the next one is known too."""
    values = {**values, "lease_token": token + 1}
    same = {"id": slot.pk, "state": source, "lease_token": token}
    if not direct.update(ReviewSlot, same, values):
        return False
    for name, value in values.items():
        setattr(slot, name, value)
    return True


def _found(
    slot: ReviewSlot, sources: tuple[str, ...], token: int | None, values: dict[str, Any]
) -> bool:
    same = ReviewSlot.objects.filter(pk=slot.pk, state__in=sources)
    if token is not None:
        same = same.filter(lease_token=token)
    if not same.update(lease_token=F("lease_token") + 1, **values):
        return False
    slot.refresh_from_db(fields=["lease_token", *values])
    return True


def first_claim(submission: Submission) -> bool:
    """Queued becomes In review; False when it is with nobody's desk any more."""
    if submission.status == Status.QUEUED:
        try:
            advance(submission, "claim")
        except Moved:
            submission.refresh_from_db(fields=["status"])
    return submission.status in (Status.IN_REVIEW, Status.ADJUDICATION)


def requeue(submission: Submission) -> None:
    """Back to Queued when nobody holds a slot and no review is finished."""
    busy = submission.slots.filter(state__in=(State.LEASED, State.SUBMITTED))
    submission.refresh_from_db(fields=["status"])
    if submission.status != Status.IN_REVIEW or busy.exists():
        return
    try:
        advance(submission, "requeue")
    except Moved:
        return
