"""The check between submit and the queue: is everything clean, does nothing name the author?"""

from django.db import transaction
from django.utils import translation

from portal.accounts import mails
from portal.kit import clock, outbox
from submissions import deadlines, workflow
from submissions.extending.actions import move_due_date
from submissions.models import Submission
from submissions.promising import days
from submissions.status import Status
from submissions.submitting import readiness


def check(submission_id: int) -> None:
    """Answer submission.submitted: queue the attempt, or send it back with the reasons.

    Idempotent: does nothing unless the attempt waits for its check.
    """
    submission = Submission.objects.select_related(
        "enrollment__educator__affiliate", "enrollment__credential__issuer"
    ).get(pk=submission_id)
    if submission.status != Status.CHECKING:
        return
    with translation.override(submission.enrollment.educator.language):
        missing = readiness.missing(submission)
    try:
        with transaction.atomic():
            _bounce(submission, missing) if missing else _queue(submission)
    except workflow.Moved:
        return


def _queue(submission: Submission) -> None:
    workflow.advance(submission, "queue", **days.promise(submission))
    outbox.put("submission.queued", _turn(submission, "queue"), submission_id=submission.pk)


def _bounce(submission: Submission, missing: list[readiness.Missing]) -> None:
    """No attempt is lost: the due date moves by the time spent with us, 14 days at least."""
    now, enrollment = clock.now(), submission.enrollment
    away = now - (submission.submitted_at or now)
    workflow.advance(submission, "bounce", reason="\n".join(readiness.sentences(missing)))
    due = deadlines.pushed(
        enrollment.due_at, enrollment.due_zone, away=away, now=now, at_least=deadlines.AFTER_FIX
    )
    move_due_date(enrollment, due)
    _tell(submission, missing)


def _turn(submission: Submission, verb: str) -> str:
    return f"{submission.code}:{submission.changes.filter(verb=verb).count()}"


def _tell(submission: Submission, missing: list[readiness.Missing]) -> None:
    enrollment = submission.enrollment
    educator = enrollment.educator
    mails.post(
        "submissions/bounced",
        educator,
        key=f"bounced:{_turn(submission, 'bounce')}",
        context={
            "title": enrollment.credential.title,
            "code": enrollment.code,
            "reasons": [(one.sentence, one.own) for one in missing],
            "due_at": enrollment.due_at,
        },
    )
