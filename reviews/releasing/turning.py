"""What the readings said, as an issuer who decides against them tells it. Pure.

The educator is told one result that agrees with itself: nothing in it says that it was turned.
"""

from collections.abc import Collection
from dataclasses import dataclass

from credentials.models import Level
from reviews.scoring.queries import Line
from reviews.scoring.rule import Mark


@dataclass(frozen=True, slots=True)
class Turn:
    """The whole decided against the readings: met, or not yet in these parts."""

    met: bool
    parts: Collection[int] = ()


def turned(line: Line, mark: Mark, turn: Turn) -> Mark:
    """The mark of one criterion after the turn; itself where that says the same.

    The level is the next one on the other side of passing. The readers' comment goes with their
    result: what it says would contradict the new one, and show that there was another.
    """
    concerned = turn.met or line.part in turn.parts
    level = _nearest(line, turn.met)
    if not concerned or mark.meets == turn.met or level is None:
        return mark
    return Mark(level.pk, level.position, turn.met)


def _nearest(line: Line, meets: bool) -> Level | None:
    """Levels stand from the best down: the lowest that meets, or the best that does not."""
    found = [level for level in line.levels if level.meets == meets]
    return (found[-1] if meets else found[0]) if found else None
