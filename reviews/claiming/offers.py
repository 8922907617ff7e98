"""What a claim asks of the queue: policy.readable in two statements, each written once.

The first lists what may be offered; the second locks one place and asks the whole rule once more
of the row that is locked. A place that somebody else has locked is left out.
"""

from typing import Any

from django.db.models import QuerySet

from portal.kit import clock
from portal.kit.asking import Asked
from reviews.claiming import policy, turns
from reviews.models import ReviewSlot
from reviews.nearness.facts import NEVER, NOBODY
from reviews.nearness.queries import Nearness, in_place, stand_in
from submissions.models import Submission

# Stand-ins for the issuers with room and for the one place; the sets of nearness have their own.
ROOM, PLACE = -901, -902
SLOT = [field.attname for field in ReviewSlot._meta.concrete_fields]
WORK = [field.attname for field in Submission._meta.concrete_fields]
HOLIDAYS = f"{policy.ISSUER}__holidays"


def _written(watched: bool) -> tuple[Asked, Asked]:
    about = stand_in(watched)

    def rows() -> QuerySet[ReviewSlot]:
        return policy.readable(about, NOBODY, NEVER).filter(**{f"{policy.ISSUER}__in": [ROOM]})

    def one() -> QuerySet[ReviewSlot]:
        names = (*SLOT, *(f"submission__{name}" for name in WORK), HOLIDAYS)
        return rows().filter(pk=PLACE).order_by().values_list(*names)

    sets = (*in_place(about), ROOM)
    listed = Asked(lambda: turns.looked_at(rows()), sets)
    return listed, Asked(one, sets, lock=ReviewSlot._meta.db_table, skip=True)


BY_OFFICERS = {watched: _written(watched) for watched in (True, False)}


class Offers:
    """What may be offered to one person now, at issuers for whom there is room on their desk."""

    def __init__(self, person: int, about: Nearness, with_room: list[int]) -> None:
        """`about` is what `person` stands near to."""
        self._listed, self._one = BY_OFFICERS[bool(about.watched)]
        sets = {**in_place(about), ROOM: frozenset(with_room)}
        self._given: dict[Any, Any] = {NOBODY: person, NEVER: clock.now(), **sets}

    def rows(self) -> list[tuple[Any, ...]]:
        """(key, since, code) of each, the oldest first."""
        return self._listed.rows(self._given)

    def locked(self, place: int) -> tuple[ReviewSlot, list[str]] | None:
        """The place with its work, and its issuer's holidays; None when it is not theirs to take."""
        found = self._one.rows({**self._given, PLACE: place})
        if not found:
            return None
        row = found[0]
        slot = ReviewSlot.from_db(None, SLOT, row[: len(SLOT)])
        slot.submission = Submission.from_db(None, WORK, row[len(SLOT) : -1])
        return slot, row[-1]
