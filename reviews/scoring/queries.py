"""The rubric of a version, and what has been read of an attempt."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from credentials.models import Level, Version
from reviews.models import Review, ReviewSlot, Score
from reviews.noting import queries as noting
from reviews.scoring import rule
from reviews.scoring.rule import Mark
from submissions.models import PartEntry, Submission


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of the rubric with its levels, addressed by its place: "2.1", never by id."""

    pk: int
    key: str
    part: int
    name: str
    description: str
    levels: tuple[Level, ...]

    def level_at(self, place: int | None) -> Level | None:
        """The level in that place, counted from one, or None."""
        there = place is not None and 1 <= place <= len(self.levels)
        return self.levels[place - 1] if there else None

    def level_with(self, pk: int) -> Level | None:
        """The level with this key, or None."""
        return next((level for level in self.levels if level.pk == pk), None)


def lines(version: Version | int) -> list[Line]:
    """The rubric in order, in one query."""
    grouped: dict[int, list[Level]] = {}
    levels = Level.objects.filter(criterion__part__version=version).select_related(
        "criterion__part"
    )
    order = ("criterion__part__number", "criterion__position", "position")
    for level in levels.order_by(*order):
        grouped.setdefault(level.criterion_id, []).append(level)
    seen: Counter[int] = Counter()
    return [_line(found, seen) for found in grouped.values()]


def rubric(found: list[Line]) -> dict[int, list[int]]:
    """Criteria by part number, as the pure rule wants them."""
    parts: dict[int, list[int]] = {}
    for line in found:
        parts.setdefault(line.part, []).append(line.pk)
    return parts


def carried(submission: Submission) -> set[int]:
    """Numbers of the parts met on an earlier attempt; they are not read again (row E6)."""
    entries = PartEntry.objects.filter(submission=submission, met_in__isnull=False)
    earlier = entries.exclude(met_in=submission)
    return set(earlier.values_list("part__number", flat=True))


def finished(submission: Submission) -> list[Review]:
    """The reviews that count now, in an order that tells nothing: by their slots' random codes.

    A reading that settled the others stands last, as it could not have come before them.
    """
    done = Review.objects.filter(
        submission=submission,
        state=Review.State.SUBMITTED,
        slot__state=ReviewSlot.State.SUBMITTED,
    )
    return sorted(done.select_related("slot"), key=_place)


def _place(review: Review) -> tuple[bool, str]:
    return review.slot.kind == ReviewSlot.Kind.ADJUDICATION, review.slot.code


def marks(reviews: list[Review]) -> list[rule.Reading]:
    """What each of these reviews says, by criterion; notes stand below their comment."""
    notes = noting.said(reviews)
    return _readings(reviews, lambda here, comment: (noting.joined(comment, notes.get(here, ())),))


def marks_with_places(reviews: list[Review]) -> list[rule.Reading]:
    """The same with the notes beside the comment, each with its place as data."""
    notes = noting.placed(reviews)
    return _readings(reviews, lambda here, comment: (comment, tuple(notes.get(here, ()))))


def _readings(
    reviews: list[Review], words: Callable[[noting.Key, str], tuple[Any, ...]]
) -> list[rule.Reading]:
    said: dict[int, dict[int, Mark]] = {review.pk: {} for review in reviews}
    scores = Score.objects.filter(review__in=reviews, level__isnull=False).select_related("level")
    for score in scores.order_by("pk"):
        level, here = score.level, (score.review_id, score.criterion_id)
        mark = Mark(level.pk, level.position, level.meets, *words(here, score.comment))
        said[here[0]][here[1]] = mark
    return [said[review.pk] for review in reviews]


def to_read(found: list[Line], met: set[int]) -> Iterator[Line]:
    """The lines that this attempt is read by: all but those of parts carried as met."""
    return (line for line in found if line.part not in met)


def _line(levels: list[Level], seen: Counter[int]) -> Line:
    criterion = levels[0].criterion
    seen[criterion.part.number] += 1
    return Line(
        criterion.pk,
        f"{criterion.part.number}.{seen[criterion.part.number]}",
        criterion.part.number,
        criterion.name,
        criterion.description,
        tuple(levels),
    )
