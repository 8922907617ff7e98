"""What assessors and approvers may see of each other's side: frozen, without identity.

Assessors get a work and their own marks; never whose it is, never that theirs is a third reading,
never what became of it. Approvers get sheets by number; never who wrote them, no time finer than
a day. A missing field means hidden.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy, ngettext

from credentials.queries import part_count
from portal.accounts.models import User
from portal.kit import clock
from reviews.models import ReviewSlot
from reviews.scoring import queries, rule
from reviews.scoring.queries import Line
from submissions.models import Submission

VERSION = "submission__enrollment__version"
AGES = ((1, "new"), (3, "days"), (7, "week"))
SAID = {
    "new": gettext_lazy("new today"),
    "days": gettext_lazy("a day or two"),
    "week": gettext_lazy("some days"),
    "long": gettext_lazy("over a week"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A slot on this reader's desk; primary and third readings look the same."""

    code: str
    title: str
    parts: int
    until: dt.datetime
    sent_back: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something in the queue: its title and a coarse age, no code to pick it by."""

    title: str
    parts: int
    age: str

    @property
    def note(self) -> str:
        """How much it is and how long it has waited, in words."""
        parts = ngettext("%(parts)s part", "%(parts)s parts", self.parts) % {"parts": self.parts}
        return f"{parts}, {SAID[self.age]}"


@dataclass(frozen=True, slots=True)
class Past:
    """A review this reader handed in: its code, title and day, never what became of it."""

    code: str
    title: str
    on: dt.datetime


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One criterion as read: the level by name, whether it meets, and the comment."""

    criterion: str
    level: str
    meets: bool
    comment: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One part as read."""

    number: int
    title: str
    met: bool
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One finished review for the approver, by the number of its slot."""

    n: int
    met: bool
    parts: tuple[SheetPart, ...]
    submitted_on: dt.date
    sent_back: bool
    can_send_back: bool


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the readings come to, criterion by criterion."""

    met: bool
    parts: tuple[SheetPart, ...]
    readers: int
    unanimous: bool


def held(user: User) -> list[Held]:
    """This reader's desk, the lease that ends first on top."""
    slots = ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.LEASED)
    rows = slots.order_by("lease_until", "code").annotate(parts=Count(f"{VERSION}__parts"))
    return [
        Held(code, title, parts, until, bool(back))
        for code, title, parts, until, back in rows.values_list(
            "code", f"{VERSION}__credential__title", "parts", "lease_until", "sent_back_at"
        )
    ]


def waiting(open_now: QuerySet[ReviewSlot], most: int) -> list[Waiting]:
    """What waits in these open slots, each work once, the oldest first; by title within an age."""
    now = clock.now()
    since = Coalesce("submission__submitted_at", "opened_at")
    enrollment = "submission__enrollment__"
    rows = open_now.annotate(since=since, parts=part_count(f"{enrollment}version")).order_by(
        "since"
    )
    names = ("submission", f"{enrollment}credential__title", "parts", "since")
    works = {row[0]: row[1:] for row in rows.values_list(*names)[:most]}
    found = [Waiting(title, parts, _age(now - at)) for title, parts, at in works.values()]
    order = [age for _days, age in AGES]
    return sorted(
        found, key=lambda row: (-(order.index(row.age) if row.age in order else 9), row.title)
    )


def past(user: User) -> QuerySet[ReviewSlot, tuple]:
    """Rows for Past of what this reader handed in, the latest first."""
    done = ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.SUBMITTED)
    names = ("code", f"{VERSION}__credential__title", "submitted_at")
    return done.order_by("-submitted_at", "code").values_list(*names)


def sheets(submission: Submission) -> list[Sheet]:
    """The finished reviews for the approver: Assessor 1, Assessor 2, never who."""
    found = queries.lines(submission.enrollment.version_id)
    carried = queries.carried(submission)
    reviews = queries.finished(submission)
    return [
        Sheet(
            n=review.slot.n,
            met=_result(submission, found, reading, carried).met,
            parts=_parts(found, reading, carried),
            submitted_on=review.submitted_at.date(),
            sent_back=bool(review.slot.sent_back_at),
            can_send_back=not review.slot.sent_back_at,
        )
        for review, reading in zip(reviews, queries.marks(reviews), strict=True)
    ]


def recommendation(submission: Submission) -> Recommendation | None:
    """What all finished readings come to; None while there is none."""
    readings = queries.marks(queries.finished(submission))
    if not readings:
        return None
    found = queries.lines(submission.enrollment.version_id)
    carried, merged = queries.carried(submission), rule.merge(readings)
    met = _result(submission, found, merged, carried).met
    parts = _parts(found, merged, carried)
    return Recommendation(met, parts, len(readings), rule.agreed(readings))


def _result(
    submission: Submission, found: list[Line], reading: rule.Reading, carried: Iterable[int]
) -> rule.RuleResult:
    version_rule = submission.enrollment.version.pass_rule
    return rule.outcome(version_rule, queries.rubric(found), reading, carried)


def _parts(
    found: list[Line], reading: rule.Reading, carried: Iterable[int]
) -> tuple[SheetPart, ...]:
    parts: dict[int, list[Line]] = {}
    for line in queries.to_read(found, set(carried)):
        parts.setdefault(line.part, []).append(line)
    return tuple(_part(number, lines, reading) for number, lines in parts.items())


def _part(number: int, lines: list[Line], reading: rule.Reading) -> SheetPart:
    said = tuple(_line(line, reading[line.pk]) for line in lines if line.pk in reading)
    met = len(said) == len(lines) and all(line.meets for line in said)
    return SheetPart(number, lines[0].levels[0].criterion.part.title, met, said)


def _line(line: Line, mark: rule.Mark) -> SheetLine:
    level = line.level_with(mark.level)
    return SheetLine(line.name, level.name if level else "", mark.meets, mark.comment)


def _age(waited: dt.timedelta) -> str:
    return next((age for days, age in AGES if waited.days < days), "long")
