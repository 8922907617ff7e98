"""What an approver sees of an attempt and its readings: never who wrote, never who read.

Frozen dataclasses without identity. An assessor is the first, second or third reading and nothing
more; their comments are shown without their names. A missing field means hidden.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from reviews.models import Review
from reviews.scoring import names, queries
from reviews.scoring.queries import Line
from reviews.scoring.rule import Reading
from submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the desk's queue."""

    code: str
    title: str
    attempt: int
    days: int
    late: bool
    met: bool
    readings: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reading says of one criterion."""

    level: str
    meets: bool
    comment: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion across all readings.

    `differs` where they do not say met alike, `apart` where they do by different levels.
    """

    name: str
    cells: tuple[Cell | None, ...]
    differs: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class PartSheet:
    """One part across all readings, and what it comes to."""

    number: int
    title: str
    met: bool
    rows: tuple[CriterionRow, ...]

    @property
    def differs(self) -> bool:
        """Whether some criterion of it does."""
        return any(row.differs or row.apart for row in self.rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading: its place in the row, and whether it was sent back before.

    `slot_n` is for the action that sends it back; no page shows it, as it tells an order.
    """

    n: int
    slot_n: int
    third: bool
    sent_back: bool

    @property
    def name(self) -> str:
        """What it is called: by its place, which tells nothing of who came first."""
        return reading_name(self.n)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All readings side by side."""

    sheets: tuple[Sheet, ...]
    parts: tuple[PartSheet, ...]
    carried: tuple[int, ...]

    @property
    def differences(self) -> int:
        """How many criteria differ in result or in level."""
        return sum(row.differs or row.apart for part in self.parts for row in part.rows)


def reading_name(n: int) -> str:
    """First, second or third reading; by number beyond."""
    names = {1: _("First reading"), 2: _("Second reading"), 3: _("Third reading")}
    return names.get(n) or _("Reading %(n)s") % {"n": n}


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
