"""The facilitator's page as plain values: who needs what, and nothing beyond the public label.

Pure. In: live seats, measured enrollments (plc.cohorts.queries.works) and the time. Out: frozen
dataclasses in which no evidence, score, date of review or staff status has a place.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plc.cohorts import next_action
from submissions import deadlines, progress
from submissions.status import CLOSED, Public, Status

ORDER = (next_action.HAND, next_action.WRITING, next_action.WAITING, next_action.EARNED)
STONES = {"done": "earned", "going": "going", "open": "open"}


@dataclass(frozen=True, slots=True)
class Line:
    """One member with one piece of work, or with none."""

    person: str
    name: str
    title: str
    slug: str
    label: str
    status: str
    action: next_action.NextAction
    days_left: int | None
    due_at: dt.datetime | None
    done: int | None
    total: int

    @property
    def is_counted(self) -> bool:
        """How much is done may be told (submissions.progress.seen)."""
        return self.total > 0 and self.done is not None

    @property
    def stone(self) -> str:
        """How this one lies in the line of stones."""
        if self.action.group == next_action.HAND and self.label:
            return "mend"
        return STONES[self.action.kind]


@dataclass(frozen=True, slots=True)
class Content:
    """One of the things members pursue, and how many do (row I32)."""

    title: str
    slug: str
    members: int


@dataclass(frozen=True, slots=True)
class Board:
    """All lines, those who need a hand first."""

    lines: tuple[Line, ...]
    contents: tuple[Content, ...]
    members: int

    def group(self, name: str) -> list[Line]:
        """The lines of one group."""
        return [line for line in self.lines if line.action.group == name]

    @property
    def stones(self) -> list[tuple[str, str]]:
        """(stone, who and where) for the picture."""
        return [(line.stone, f"{line.name}: {line.status}") for line in self.lines]


def build(seats: Iterable[Any], works: Iterable[Any], now: dt.datetime) -> Board:
    """The board of these members and their work."""
    members = [seat for seat in seats if seat.role == "member"]
    rows = list(works)
    mine = _by_member(rows)
    lines = [
        line
        for seat in members
        for line in ([_line(seat.user, row, now) for row in mine.get(seat.user_id, ())]
                     or [_nothing(seat.user)])
    ]  # fmt: skip
    return Board(tuple(sorted(lines, key=_urgency)), _contents(mine), len(members))


def _by_member(rows: list[Any]) -> dict[int, list[Any]]:
    """The latest work on each thing; what was given up only where nothing else is there."""
    latest = {(row.educator_id, row.credential_id): row for row in rows}
    mine: dict[int, list[Any]] = {}
    for row in latest.values():
        mine.setdefault(row.educator_id, []).append(row)
    return {
        person: [row for row in found if row.status not in CLOSED] or found[-1:]
        for person, found in mine.items()
    }


def _line(user: Any, row: Any, now: dt.datetime) -> Line:
    sheet = progress.seen(row)
    days = deadlines.days_left(row.due_at, now) if sheet.is_ticking else None
    return Line(
        person=user.code,
        name=str(user),
        title=row.credential.title,
        slug=row.credential.slug,
        label=sheet.public.value,
        status=str(sheet.public.label),
        action=next_action.of(sheet.public, days),
        days_left=days,
        due_at=row.due_at if sheet.is_ticking else None,
        done=sheet.done,
        total=sheet.total,
    )


def _nothing(user: Any) -> Line:
    return Line(
        person=user.code,
        name=str(user),
        title="",
        slug="",
        label="",
        status=_("Not started"),
        action=next_action.of(None),
        days_left=None,
        due_at=None,
        done=0,
        total=0,
    )


def _urgency(line: Line) -> tuple[int, int, str, str]:
    days = 9999 if line.days_left is None else line.days_left
    return ORDER.index(line.action.group), days, line.name, line.title


def _contents(mine: dict[int, list[Any]]) -> tuple[Content, ...]:
    found: dict[str, Content] = {}
    gone = {Status.WITHDRAWN, Status.EXPIRED}
    for row in (row for rows in mine.values() for row in rows if row.status not in gone):
        one = found.get(row.credential.slug, Content(row.credential.title, row.credential.slug, 0))
        found[one.slug] = Content(one.title, one.slug, one.members + 1)
    return tuple(sorted(found.values(), key=lambda one: (-one.members, one.title)))


def counts(board: Board) -> dict[str, int]:
    """How many members stand in each group; a member counts where they need most."""
    first: dict[str, str] = {}
    for line in board.lines:
        first.setdefault(line.person, line.action.group)
    return {name: sum(1 for group in first.values() if group == name) for name in ORDER}


def labels(board: Board) -> list[tuple[str, str]]:
    """(value, word) of the public labels on the board, for choosing whom to write to."""
    words = {line.label or "none": line.status for line in board.lines}
    order = ["none", *Public.values]
    return sorted(words.items(), key=lambda pair: order.index(pair[0]))
