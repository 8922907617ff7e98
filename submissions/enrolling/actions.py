"""Start, agree, withdraw: each once, whatever is clicked twice."""

from typing import Any

from django.db import IntegrityError, transaction

from credentials.models import MicroCredential, Stack
from portal.kit import clock, outbox
from submissions import copying, deadlines, workflow
from submissions.enrolling import agreement, policy
from submissions.models import Enrollment, StatusChange, Submission
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
            return enroll(credential, by, stack)
    except IntegrityError:
        return mine.get()


def enroll(
    credential: MicroCredential, by: Any, stack: Stack | None, continues: Any = None
) -> Enrollment:
    """A new enrollment with its first draft; `continues` is the one that is taken up again.

    Raises IntegrityError where another is open at the same time.
    """
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
