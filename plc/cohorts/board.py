"""The facilitator's page as plain values: who needs what, and nothing beyond the public label.

Pure. In: live seats, measured enrollments (plc.cohorts.queries.begun) and the time. Out: frozen
dataclasses. Everything here counts members, and each member once.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plc.cohorts import lines, next_action
from plc.cohorts.lines import Member
from submissions.status import CLOSED, Public

ORDER = (next_action.HAND, next_action.WRITING, next_action.WAITING, next_action.EARNED)


@dataclass(frozen=True, slots=True)
class Content:
    """One of the things members pursue, and how many do (row I32)."""

    title: str
    slug: str
    members: int


@dataclass(frozen=True, slots=True)
class Board:
    """All members, those who need a hand first."""

    lines: tuple[Member, ...]
    contents: tuple[Content, ...]

    @property
    def members(self) -> int:
        """How many there are."""
        return len(self.lines)

    def group(self, name: str) -> list[Member]:
        """The members of one group."""
        return [line for line in self.lines if line.action.group == name]

    @property
    def stones(self) -> list[tuple[str, str]]:
        """(stone, who and where) for the picture."""
        return [(line.stone, f"{line.name}: {line.status}") for line in self.lines]


def build(seats: Iterable[Any], rows: Iterable[Any], now: dt.datetime) -> Board:
    """The board of these members and their work."""
    every = list(rows)
    mine = _by_member([row for row in every if row.inside])
    busy = {row.educator_id for row in every}
    members = [
        lines.member(seat.user, mine.get(seat.user_id, ()), now, is_elsewhere=seat.user_id in busy)
        for seat in seats
        if seat.role == "member"
    ]
    return Board(tuple(sorted(members, key=lambda line: line.order)), _contents(mine))


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


def _contents(mine: dict[int, list[Any]]) -> tuple[Content, ...]:
    found: dict[str, Content] = {}
    for row in (row for rows in mine.values() for row in rows if row.status not in CLOSED):
        one = found.get(row.credential.slug, Content(row.credential.title, row.credential.slug, 0))
        found[one.slug] = Content(one.title, one.slug, one.members + 1)
    return tuple(sorted(found.values(), key=lambda one: (-one.members, one.title)))


def counts(board: Board) -> dict[str, int]:
    """How many members stand in each group: as many as the page lists there."""
    return {name: len(board.group(name)) for name in ORDER}


def labels(board: Board) -> list[tuple[str, str]]:
    """(value, word) of the public labels on the board, for choosing whom to write to."""
    words = {label: word for line in board.lines for label, word in line.labels.items()}
    order = [lines.NONE, lines.ELSEWHERE, *Public.values]
    return sorted(words.items(), key=lambda pair: order.index(pair[0]))
