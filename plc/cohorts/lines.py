"""One member on the facilitator's page, with their works, as plain values.

Pure. No evidence, score, date of review or staff status has a place in it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plc.cohorts import next_action, urgency
from plc.cohorts.next_action import NextAction
from submissions import deadlines, progress

NONE, ELSEWHERE = "none", "elsewhere"
STONES = {"earned": "earned", "going": "going", "open": "open", "mend": "mend"}


@dataclass(frozen=True, slots=True)
class Work:
    """What a member works on; `status` is the public label in the reader's language."""

    title: str
    slug: str
    label: str
    status: str
    action: NextAction
    days_left: int | None
    due_at: dt.datetime | None
    done: int | None
    total: int

    @property
    def is_counted(self) -> bool:
        """How much is done may be told (submissions.progress.seen)."""
        return self.done is not None


@dataclass(frozen=True, slots=True)
class Member:
    """One member once: the one next action, and the works, that of the action first.

    `label` is NONE or ELSEWHERE without works, else that of the first; `slug` and `title` too.
    """

    person: str
    name: str
    works: tuple[Work, ...]
    label: str
    status: str
    action: NextAction
    order: tuple[int, int, str]

    @property
    def title(self) -> str:
        """What the next action is about; empty where nothing is shown."""
        return self.works[0].title if self.works else ""

    @property
    def slug(self) -> str:
        """The same in addresses."""
        return self.works[0].slug if self.works else ""

    @property
    def labels(self) -> dict[str, str]:
        """{label: status} of all works."""
        return {work.label: work.status for work in self.works} or {self.label: self.status}

    @property
    def stone(self) -> str:
        """How this one lies in the line of stones."""
        if self.works and self.action.group == next_action.HAND:
            return "mend"
        return STONES[self.action.kind]


def member(user: Any, rows: Iterable[Any], now: dt.datetime, *, is_elsewhere: bool) -> Member:
    """A member with measured enrollments; `is_elsewhere`: with others that stand not here."""
    works = sorted((_work(row, now) for row in rows), key=_order)
    if works:
        first = works[0]
        label, status, action = first.label, first.status, first.action
        place = urgency.of(action, first.days_left)
    else:
        action = next_action.ELSEWHERE if is_elsewhere else next_action.NOT_STARTED
        label = ELSEWHERE if is_elsewhere else NONE
        status = _("Outside the stack") if is_elsewhere else _("Not started")
        place = urgency.of(action, None)
    order = (*place, str(user))
    return Member(user.code, str(user), tuple(works), label, status, action, order)


def _order(work: Work) -> tuple[tuple[int, int], str]:
    return urgency.of(work.action, work.days_left), work.title


def _work(row: Any, now: dt.datetime) -> Work:
    sheet = progress.seen(row)
    days = deadlines.days_left(row.due_at, now) if sheet.is_ticking else None
    return Work(
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
