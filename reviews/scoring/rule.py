"""From levels to met, from two or three readings to one result. Pure; source: rows A22 and E4.

A part is met when every one of its criteria is; the version's pass rule turns parts into the
whole. Two readings agree when they say met of the same criteria; three are settled two of three,
criterion by criterion.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credentials import pass_rule
from reviews.noting import merging
from reviews.noting.merging import Placed
from reviews.scoring import sentences

ENOUGH = 3
Rubric = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Mark:
    """What one reading says of one criterion: the level, by id and place, and why, and where."""

    level: int
    position: int
    meets: bool
    comment: str = ""
    notes: tuple[Placed, ...] = ()


Reading = Mapping[int, Mark]


@dataclass(frozen=True, slots=True)
class RuleResult:
    """Each part met or not yet, and the whole."""

    parts: Mapping[int, bool]
    met: bool


def outcome(
    version_rule: pass_rule.Rule,
    rubric: Rubric,
    levels: Reading,
    carried: Iterable[int] = (),
) -> RuleResult:
    """What one reading (or the merged one) comes to.

    In: the pass rule, criteria by part number, marks by criterion, parts carried as met from an
    earlier attempt. A criterion without a mark is not met, a part without criteria neither.
    """
    parts = {
        number: bool(criteria) and all(c in levels and levels[c].meets for c in criteria)
        for number, criteria in rubric.items()
    }
    parts |= dict.fromkeys(carried, True)
    return RuleResult(parts, pass_rule.outcome(version_rule, parts))


def agreed(readings: Sequence[Reading]) -> bool:
    """Whether all readings say met of the same criteria, and so come to the same whole."""
    return len({frozenset(c for c, m in r.items() if m.meets) for r in readings}) <= 1


def needs_another(readings: Sequence[Reading]) -> bool:
    """Whether one more reading must settle it: they differ and are fewer than three."""
    return len(readings) < ENOUGH and not agreed(readings)


def unanimous(rubric: Rubric, readings: Sequence[Reading], carried: Iterable[int] = ()) -> bool:
    """Whether every reading says met of every criterion that was to be read."""
    before = set(carried)
    asked = [c for number, criteria in rubric.items() if number not in before for c in criteria]
    return all(c in reading and reading[c].meets for reading in readings for c in asked)


def merge(readings: Sequence[Reading]) -> dict[int, Mark]:
    """One mark per criterion: what most say, and the comments of those who say so.

    A tie on met reads as not yet; among those who agree the most chosen level stands, on a tie
    the higher one. Comments become one list of sentences, notes one for each place, both the same
    whoever wrote first and however many did.
    """
    criteria = dict.fromkeys(c for reading in readings for c in reading)
    return {c: _settle([r[c] for r in readings if c in r]) for c in criteria}


def _settle(marks: Sequence[Mark]) -> Mark:
    meets = sum(mark.meets for mark in marks) * 2 > len(marks)
    with_it = [mark for mark in marks if mark.meets == meets]
    votes = Counter(mark.level for mark in with_it)
    best = min(with_it, key=lambda mark: (-votes[mark.level], mark.position))
    comment = sentences.merged(mark.comment for mark in with_it)
    notes = merging.merged(note for mark in with_it for note in mark.notes)
    return Mark(best.level, best.position, meets, comment, tuple(notes))
