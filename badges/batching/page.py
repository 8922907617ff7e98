"""What the page of a list shows, and what the desk and a drawn work say of it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from badges.batching import queries, sample
from badges.batching.blind import List
from badges.deciding import clocks
from badges.models import Batch
from portal.accounts.models import User
from submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Drawn:
    """That a work was drawn from a list, and whether it was looked at."""

    batch: str
    looked: bool
    left: int
    count: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that can go on a list."""

    code: str
    title: str
    days: int
    late: bool


def batch(user: User) -> dict[str, Any]:
    """The open list; or what could go on one, and what became of the last."""
    going = queries.open_batch(user)
    if going:
        listed = queries.listed(going)
        return {"going": listed, "confirmed": going.confirmed_at is not None}
    found, last = queries.candidates(user), queries.last_closed(user)
    return {
        "candidates": _candidates(found),
        "needed": sample.needed(len(found)),
        "most": queries.MOST,
        "last": _ended(last) if last else None,
    }


def drawn(user: User, desk_code: str) -> Drawn | None:
    """Whether this work was drawn from the user's open list, while it stands there."""
    going = queries.open_batch(user)
    if going is None or not going.items.filter(submission__desk_code=desk_code).exists():
        return None
    listed = queries.listed(going)
    here = [line for line in listed.drawn if line.code == desk_code and line.standing]
    left = sum(not line.looked for line in listed.drawn)
    return Drawn(going.code, here[0].looked, left, len(listed.drawn)) if here else None


def _candidates(found: list[Submission]) -> list[Candidate]:
    known = clocks.of_all(found)
    return [
        Candidate(
            code=one.desk_code,
            title=one.enrollment.credential.title,
            days=known[one.pk].days,
            late=known[one.pk].late,
        )
        for one in found
    ]


def _ended(last: Batch) -> dict[str, Any]:
    listed: List = queries.listed(last)
    return {"on": timezone.localdate(last.closed_at), "list": listed}
