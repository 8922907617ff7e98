"""How far work has come, without what was written: for facilitators, affiliates and reports.

Two steps, so that a list of any length costs one query: `measured` adds the counts to a set of
enrollments, `of` reads them. The figures are those of submissions.requirements (rows D2, D9).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from submissions.models import Enrollment, PartEntry, Submission
from submissions.status import CLOSED, EDITABLE, Public, Status, public_label

UNDECIDED = (*EDITABLE, *CLOSED, Status.NOT_YET)
TICKING = (Public.DRAFT, Public.NEEDS_FIX, Public.NOT_YET)


@dataclass(frozen=True, slots=True)
class Progress:
    """Parts and requirements completed on the latest attempt, and its public label."""

    public: Public
    parts_done: int
    parts: int
    done: int
    attempts: int

    @property
    def total(self) -> int:
        """The parts, the Agreement and the Final Submission."""
        return self.parts + 2

    @property
    def is_ticking(self) -> bool:
        """The due date still means something to the educator."""
        return self.public in TICKING


def measured(enrollments: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
    """The same rows with `status`, `attempt`, `parts`, `parts_complete`, `parts_carried`."""
    latest = Submission.objects.filter(enrollment=OuterRef("pk")).order_by("-number")
    entries = PartEntry.objects.filter(
        submission__enrollment=OuterRef("pk"), submission__number=OuterRef("attempt")
    )
    carried = Q(met_in__isnull=False)
    complete = carried | Q(state=PartEntry.State.COMPLETE)
    return enrollments.annotate(
        status=Subquery(latest.values("status")[:1]), attempt=Subquery(latest.values("number")[:1])
    ).annotate(
        parts=_count(entries),
        parts_complete=_count(entries.filter(complete)),
        parts_carried=_count(entries.filter(carried)),
    )


def _count(entries: QuerySet[PartEntry]) -> Subquery:
    counted = entries.order_by().values("submission").annotate(n=Count("pk"))
    return Subquery(counted.values("n"))


def of(row: Any) -> Progress:
    """Read a row of `measured`. After a "not yet" only what was carried counts."""
    over = row.status == Status.NOT_YET
    parts_done = (row.parts_carried if over else row.parts_complete) or 0
    is_sent = row.status not in UNDECIDED
    return Progress(
        public=public_label(row.status),
        parts_done=parts_done,
        parts=row.parts or 0,
        done=int(bool(row.agreed_at)) + parts_done + int(is_sent),
        attempts=row.attempt,
    )
