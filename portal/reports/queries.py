"""Enrollment and status (R1): rows of own people, figures, and what to filter by."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from credentials import display
from credentials.models import Stack, StackItem, Version
from plc.models import Cohort, Seat
from submissions import progress
from submissions.extending import policy
from submissions.models import Enrollment, Submission
from submissions.status import Public, Status, public_is

COLUMNS = (
    "code", "agreed_at", "started_at", "due_at", "due_zone", "last_activity_at",
    "credential__title", "version__number",
    "educator__given_name", "educator__family_name", "educator__email", "educator__affiliate__name",
    "educator__affiliate__short_name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; nothing means everything. Instants, the second excluded."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    stack: str = ""
    evidence: str = ""
    cohort: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The three large numbers."""

    enrolled: int
    submitted: int
    earned: int


def rows(places: Collection[int], filters: Filters) -> QuerySet[Enrollment]:
    """Enrollments of people whose home is in `places`, measured, the newest first."""
    found = progress.measured(Enrollment.objects.filter(educator__affiliate__in=places))
    if filters.since:
        found = found.filter(started_at__gte=filters.since)
    if filters.until:
        found = found.filter(started_at__lt=filters.until)
    if filters.stack:
        inside = StackItem.objects.filter(stack__slug=filters.stack).values("credential")
        found = found.filter(credential__in=inside)
    if filters.evidence:
        found = found.filter(version__in=_asking(filters.evidence))
    if filters.cohort:
        found = found.filter(educator__in=_members(filters.cohort, places))
    if filters.status:
        found = found.filter(status__in=public_is(Public(filters.status)))
    return found.order_by("-started_at", "pk")


def drawn(found: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
    """With what a line shows, in the same query."""
    related = ("educator__affiliate", "credential", "version")
    return found.select_related(*related).only(*COLUMNS)


def movable(user: Any, shown: Iterable[Enrollment]) -> set[str]:
    """The codes of those on the page whose due date this reader may move (row D3)."""
    rows = Enrollment.objects.filter(pk__in=[each.pk for each in shown])
    return set(policy.extendable(user, rows).values_list("code", flat=True))


def figures(found: QuerySet[Enrollment]) -> Figures:
    """Enrolled, ever submitted, earned: one query."""
    sent = Submission.objects.filter(enrollment=OuterRef("pk"), submitted_at__isnull=False)
    counted = found.order_by().annotate(sent=Exists(sent)).aggregate(
        enrolled=Count("pk"),
        submitted=Count("pk", filter=Q(sent=True)),
        earned=Count("pk", filter=Q(status=Status.AWARDED)),
    )  # fmt: skip
    return Figures(**counted)


def stacks() -> list[tuple[str, str]]:
    """(slug, name) of every stack."""
    return list(Stack.objects.values_list("slug", "name"))


def families() -> list[tuple[str, str]]:
    """(slug, name) of every family of evidence (row A28)."""
    return [(slug, str(name)) for slug, name in display.TAGS.items()]


def cohorts(places: Collection[int]) -> list[tuple[str, str]]:
    """(code, name) of the cohorts of these affiliates."""
    return list(Cohort.objects.filter(affiliate__in=places).values_list("code", "name"))


def _members(code: str, places: Collection[int]) -> QuerySet[Seat]:
    seats = Seat.objects.live().members()
    return seats.filter(cohort__code=code, cohort__affiliate__in=places).values("user")


def _asking(family: str) -> QuerySet:
    asked = Version.evidence_tags.through.objects.filter(evidencetag__slug=family)
    return asked.values("version")
