"""What assessors may see of the queue and of their own past: frozen, without identity.

A work and their own marks (reviews.scoring.blind); never whose it is, never that theirs is a third
reading, never what became of it. A missing field means hidden.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy, ngettext

from credentials.queries import part_count
from portal.accounts.models import User
from portal.kit import clock
from reviews.models import ReviewSlot
from submissions.status import Status

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
    paused: bool


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


def held(user: User) -> list[Held]:
    """This reader's desk, the lease that ends first on top."""
    slots = ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.LEASED)
    rows = slots.order_by("lease_until", "code").annotate(parts=Count(f"{VERSION}__parts"))
    return [
        Held(code, title, parts, until, bool(back), status == Status.HELD)
        for code, title, parts, until, back, status in rows.values_list(
            "code",
            f"{VERSION}__credential__title",
            "parts",
            "lease_until",
            "sent_back_at",
            "submission__status",
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


def _age(waited: dt.timedelta) -> str:
    return next((age for days, age in AGES if waited.days < days), "long")
