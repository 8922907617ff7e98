"""Start, agree, withdraw, start again, extend: each once, whatever is clicked twice."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from credentials.models import MicroCredential, Stack
from portal.accounts import mails
from portal.kit import audit, clock, outbox
from submissions import copying, deadlines, workflow
from submissions.enrolling import agreement, moving, policy
from submissions.models import Enrollment, Extension, StatusChange, Submission
from submissions.status import Status


def start(credential: MicroCredential, *, by: Any, stack: Stack | None = None) -> Enrollment:
    """Enroll `by` in the current version, or return the enrollment that is already open.

    Due at the end of the day, `deadline_months` calendar months later, in the zone of the
    educator's affiliate. Also at the same time only one is made. Raises Refused, also where it
    was earned before.
    """
    mine = Enrollment.objects.of(by).active().filter(credential=credential)
    known = mine.first()
    if known:
        return known
    policy.may_start(by, credential).require()
    try:
        with transaction.atomic():
            return _enroll(credential, by, stack)
    except IntegrityError:
        return mine.get()


def _enroll(
    credential: MicroCredential, by: Any, stack: Stack | None, continues: Any = None
) -> Enrollment:
    now, version = clock.now(), credential.current
    zone = by.affiliate.time_zone if by.affiliate else by.time_zone
    enrollment = Enrollment.objects.create(
        educator=by,
        credential=credential,
        version=version,
        stack=stack,
        started_at=now,
        last_activity_at=now,
        due_at=deadlines.first(now, version.deadline_months, zone),
        due_zone=zone,
        continues=continues,
    )
    open_attempt(enrollment, 1, by=by)
    return enrollment


def open_attempt(enrollment: Enrollment, number: int, *, by: Any) -> Submission:
    """A new draft with an empty entry per part, and the first line of its history."""
    submission = Submission.objects.create(enrollment=enrollment, number=number)
    StatusChange.objects.create(
        submission=submission, verb="open", target=Status.DRAFT, by=by, at=clock.now()
    )
    copying.open_entries(submission)
    return submission


@transaction.atomic
def agree(enrollment: Enrollment, *, by: Any) -> None:
    """Record the agreement with its version and time; a second click changes nothing."""
    policy.may_agree(by, enrollment).require()
    now = clock.now()
    Enrollment.objects.filter(pk=enrollment.pk, agreed_at=None).update(
        agreed_at=now, agreement_version=agreement.VERSION, last_activity_at=now
    )
    enrollment.refresh_from_db()


@transaction.atomic
def withdraw(submission: Submission, *, by: Any) -> None:
    """Take the work back and close the enrollment; nothing is deleted, no penalty (row B6)."""
    policy.may_withdraw(by, submission).require()
    workflow.advance(submission, "withdraw", by=by)
    close(submission.enrollment)
    outbox.put("submission.withdrawn", submission.code, submission_id=submission.pk)


def close(enrollment: Enrollment) -> None:
    """The enrollment is over: withdrawn or expired. An award needs no mark of its own here."""
    enrollment.closed_at = clock.now()
    Enrollment.objects.filter(pk=enrollment.pk).update(closed_at=enrollment.closed_at)


def restart(enrollment: Enrollment, *, by: Any) -> Enrollment:
    """Start withdrawn or expired work again, with its text, links and clean files.

    Returns the open enrollment where there is one already. Raises Refused.
    """
    mine = Enrollment.objects.of(by).active().filter(credential=enrollment.credential)
    known = mine.first()
    if known:
        return known
    policy.may_restart(by, enrollment).require()
    try:
        with transaction.atomic():
            fresh = _enroll(enrollment.credential, by, enrollment.stack, enrollment)
            copying.carry_over(enrollment.submissions.last(), fresh.submissions.get())
            return fresh
    except IntegrityError:
        return mine.get()


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
