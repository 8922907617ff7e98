"""What an approver sees of an attempt and its readings: never who wrote, never who read.

Frozen dataclasses without identity. An assessor is the first, second or third reading and nothing
more; their comments are shown without their names. A missing field means hidden.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from badges.deciding.shapes import (
    Cell,
    CriterionRow,
    PartSheet,
    Row,
    Sheet,
    Sheets,
)
from reviews.models import Review
from reviews.scoring import names, queries
from reviews.scoring.queries import Line
from reviews.scoring.rule import Reading
from submissions.models import Submission

__all__ = ["Cell", "CriterionRow", "PartSheet", "Row", "Sheet", "Sheets", "sheets"]


def sheets(submission: Submission, met: Mapping[int, bool]) -> Sheets:
    """The readings that count, side by side; `met` is each part by the pass rule."""
    reviews = queries.finished(submission)
    # names of assessors are taken out of what they wrote, and never leave this function
    unnamed = names.unnamed(submission)
    readings = [_unnamed(reading, unnamed) for reading in queries.marks(reviews)]
    carried = queries.carried(submission)
    lines = [x for x in queries.lines(submission.enrollment.version_id) if x.part not in carried]
    numbers = sorted({line.part for line in lines})
    return Sheets(
        sheets=tuple(_sheet(n, review) for n, review in enumerate(reviews, 1)),
        parts=tuple(_part(n, lines, readings, met.get(n, False)) for n in numbers),
        carried=tuple(sorted(carried)),
    )


def _unnamed(reading: Reading, unnamed: Callable[[str], str]) -> Reading:
    return {key: replace(mark, comment=unnamed(mark.comment)) for key, mark in reading.items()}


def _sheet(n: int, review: Review) -> Sheet:
    slot = review.slot
    third = slot.kind == slot.Kind.ADJUDICATION
    return Sheet(n=n, slot_n=slot.n, third=third, sent_back=slot.sent_back_at is not None)


def _part(
    number: int,
    lines: Sequence[Line],
    readings: Sequence[Reading],
    met: bool,
) -> PartSheet:
    mine = [line for line in lines if line.part == number]
    rows = tuple(_row(line, readings) for line in mine)
    return PartSheet(number, mine[0].levels[0].criterion.part.title, met, rows)


def _row(line: Line, readings: Sequence[Reading]) -> CriterionRow:
    cells = tuple(_cell(line, reading) for reading in readings)
    differs = len({cell.meets for cell in cells if cell}) > 1
    apart = not differs and len({cell.level for cell in cells if cell}) > 1
    return CriterionRow(line.name, cells, differs, apart)


def _cell(line: Line, reading: Reading) -> Cell | None:
    mark = reading.get(line.pk)
    if mark is None:
        return None
    level = next(level.name for level in line.levels if level.pk == mark.level)
    return Cell(level, mark.meets, mark.comment)
