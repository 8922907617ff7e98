"""The advice on one part, sorted to where it stands on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from submissions.advising.places import Remark, remark

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion that was not met: what was found, and what would make it so."""

    criterion: str
    level: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is asked of a part, and the remarks by place."""

    asked: tuple[Asked, ...]
    remarks: tuple[Remark, ...]

    @property
    def on_activity(self) -> list[Remark]:
        """Those about the activity description."""
        return [each for each in self.remarks if each.source == "activity"]

    @property
    def on_evidence(self) -> list[Remark]:
        """Those about a piece of evidence."""
        return [each for each in self.remarks if each.source == "item"]

    def on_answer(self, n: int) -> list[Remark]:
        """Those about the n-th answer of the part."""
        return [each for each in self.remarks if (each.source, each.n) == ("answer", n)]


def of(rows: Rows) -> Advice:
    """The advice as `PartEntry.advice` keeps it."""
    return Advice(
        tuple(
            Asked(row["criterion"], row["level"], tuple(row["lines"]))
            for row in rows
            if not row["meets"]
        ),
        tuple(remark(note) for row in rows for note in row["notes"]),
    )
