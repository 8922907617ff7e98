"""What crosses the blind line to an approver, as frozen dataclasses without identity.

An assessor is the first, second or third reading and nothing more. A missing field means hidden.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _


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
