"""How far work has come, without what was written: for its author, and for facilitators and
affiliates, who are shown less.

Two steps, so that a list of any length costs one query: `measured` adds the counts to a set of
enrollments, `own` or `seen` reads them. The figures are those of submissions.requirements
(rows D2, D9).
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
    """Parts and requirements completed on the latest attempt, and its public label.

    `parts_done` and `done` are None where this reader is told no count.
    """

    public: Public
    parts_done: int | None
    parts: int
    done: int | None
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


def own(row: Any) -> Progress:
    """A row of `measured` as its author reads it. After a "not yet" only what was carried counts."""
    over = row.status == Status.NOT_YET
    return _progress(row, (row.parts_carried if over else row.parts_complete) or 0)


def seen(row: Any) -> Progress:
    """The same for everybody else: from a "not yet" until it is handed in again, no count.

    In that time the count begins at the parts that were met, so it would tell the score. What
    is handed in is complete in every part, whatever was met before (row E2).
    """
    if row.status not in UNDECIDED:
        return _progress(row, row.parts or 0)
    decided_before = row.attempt > 1 or row.status == Status.NOT_YET
    return _progress(row, None if decided_before else row.parts_complete or 0)


def _progress(row: Any, parts_done: int | None) -> Progress:
    is_sent = row.status not in UNDECIDED
    gates = int(bool(row.agreed_at)) + int(is_sent)
    return Progress(
        public=public_label(row.status),
        parts_done=parts_done,
        parts=row.parts or 0,
        done=None if parts_done is None else gates + parts_done,
        attempts=row.attempt,
    )
