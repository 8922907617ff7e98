"""Work of one person as My work and the requirements page draw it. Pure but for the clock."""

from collections.abc import Iterable
from typing import Any

from portal.kit import clock
from submissions import deadlines, queries, requirements
from submissions.models import Enrollment, Submission
from submissions.promising import saying
from submissions.status import EDITABLE, Public

KINDS = {Public.EARNED: "earned", Public.NEEDS_FIX: "mend", Public.NOT_YET: "mend"}
OVER = {Public.WITHDRAWN: "open", Public.EXPIRED: "open"}


def of(enrollment: Enrollment) -> dict[str, Any]:
    """Where it stands, and the one thing to do next."""
    submission = queries.latest(enrollment)
    sheet = requirements.of(enrollment, submission)
    return {
        "enrollment": enrollment,
        "submission": submission,
        "sheet": sheet,
        "kind": _kind(submission),
        "status": submission.public.label,
        "over": bool(enrollment.closed_at) or submission.public == Public.EARNED,
        "put_away": submission.public in OVER,
        "editable": submission.status in EDITABLE,
        "promise": saying.said(submission, enrollment.credential.issuer.time_zone),
        "days": deadlines.days_left(enrollment.due_at, clock.now()),
    }


def _kind(submission: Submission) -> str:
    return KINDS.get(submission.public) or OVER.get(submission.public) or "going"


def open_by_credential(enrollments: Iterable[Enrollment]) -> dict[int, Enrollment]:
    """{key of a credential: the work on it that is open}; there is one at most."""
    unclosed = (each for each in enrollments if each.closed_at is None)
    return {
        each.credential_id: each
        for each in unclosed
        if queries.latest(each).public is not Public.EARNED
    }


def going(user: Any, enrollment: Enrollment) -> dict[int, Enrollment]:
    """The open work on the same as a closed `enrollment`, by credential."""
    rows = Enrollment.objects.of(user).active().filter(credential=enrollment.credential_id)
    return open_by_credential(rows) if enrollment.closed_at else {}
