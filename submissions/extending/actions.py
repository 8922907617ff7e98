"""Moving a due date: by staff with a reason, or by what the portal itself owes the educator."""

import datetime as dt
from typing import Any

from django.db import transaction

from portal.accounts import mails
from portal.kit import audit, clock, outbox
from submissions import workflow
from submissions.extending import moving, policy
from submissions.models import Enrollment, Evidence, Extension, Submission
from submissions.status import Status


@transaction.atomic
def extend(enrollment: Enrollment, new_date: dt.date, reason: str, *, by: Any) -> Extension:
    """Move the due date to the end of `new_date`, reopening expired work; tells the educator.

    A date given too generously can be taken back, never time that was there before it. Raises
    Refused when `by` may not, or when the date is not one that `moving.require` lets through.
    """
    policy.may_extend(by, enrollment).require()
    due = clock.end_of_day(new_date, enrollment.due_zone)
    moving.require(enrollment, new_date)
    extension = Extension.objects.create(
        enrollment=enrollment, old_due_at=enrollment.due_at, new_due_at=due, reason=reason, by=by
    )
    move_due_date(enrollment, due)
    _reopen(enrollment, by, reason)
    audit.record("submissions.extend", f"enrollment:{enrollment.code}", by=by, reason=reason)
    _tell_extended(enrollment, extension)
    return extension


def move_due_date(enrollment: Enrollment, due_at: dt.datetime) -> None:
    """Set the due instant."""
    enrollment.due_at = due_at
    Enrollment.objects.filter(pk=enrollment.pk).update(due_at=due_at)


def _reopen(enrollment: Enrollment, by: Any, reason: str) -> None:
    last = enrollment.submissions.last()
    if last.status == Status.EXPIRED:
        workflow.advance(last, "extend", by=by, reason=reason)
        enrollment.closed_at = None
        Enrollment.objects.filter(pk=enrollment.pk).update(closed_at=None)
        _check_again(last)


def _check_again(submission: Submission) -> None:
    """Files whose cleaning came while the work was expired have had no answer."""
    for row in submission.evidence.present().filter(state=Evidence.State.CLEANING):
        key = f"{row.code}:{clock.now():%Y%m%d%H%M%S%f}"
        outbox.put("evidence.received", key, evidence_id=row.pk)


def _tell_extended(enrollment: Enrollment, extension: Extension) -> None:
    educator = enrollment.educator
    mails.post(
        "submissions/extended",
        educator,
        key=f"extended:{extension.pk}",
        context={"title": enrollment.credential.title, "due_at": enrollment.due_at,
                 "code": enrollment.code, "reason": extension.reason,
                 "less": extension.is_shorter},
    )  # fmt: skip
