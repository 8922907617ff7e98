"""One line of R1 as plain values. Pure: what is not here is in no report."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from submissions import deadlines, progress
from submissions.status import Public

KINDS = {
    Public.EARNED: "earned",
    Public.NEEDS_FIX: "mend",
    Public.NOT_YET: "mend",
    Public.EXPIRED: "mend",
    Public.WITHDRAWN: "open",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An enrollment: who, what, when, how far, by public label.

    `movable` is its code where the reader can move the due date, else empty.
    """

    name: str
    local: str
    local_short: str
    title: str
    version: int
    started: dt.date
    due: dt.date | None
    days_left: int | None
    sheet: progress.Progress
    last_activity: dt.date
    movable: str = ""

    @property
    def status(self) -> str:
        """The public label, in the reader's language."""
        return str(self.sheet.public.label)

    @property
    def kind(self) -> str:
        """The mark of the label."""
        return KINDS.get(self.sheet.public, "going")


def of(row: Any, now: dt.datetime, zone: str, movable: Collection[str] = ()) -> Line:
    """A row of queries.drawn; days are those of `zone`; `movable` are codes of queries.movable.

    A due date stands only while it counts for the educator: it moves with holds and decisions,
    and would tell of them.
    """
    sheet, here = progress.seen(row), ZoneInfo(zone)
    person = row.educator
    return Line(
        name=person.full_name or person.email,
        local=person.affiliate.name,
        local_short=person.affiliate.short_name,
        title=row.credential.title,
        version=row.version.number,
        started=row.started_at.astimezone(here).date(),
        due=row.due_at.astimezone(here).date() if sheet.is_ticking else None,
        days_left=deadlines.days_left(row.due_at, now) if sheet.is_ticking else None,
        sheet=sheet,
        last_activity=row.last_activity_at.astimezone(here).date(),
        movable=row.code if row.code in movable else "",
    )


def cells(line: Line, words: dict[Public, str]) -> list[Any]:
    """The cells of the CSV file, in the order of forms.columns; `words` are the labels."""
    sheet = line.sheet
    return [
        line.name, line.local, line.title, line.version, line.started, line.due, line.days_left,
        sheet.parts_done, sheet.parts, sheet.done, sheet.total, words[sheet.public],
        sheet.attempts, line.last_activity,
    ]  # fmt: skip
