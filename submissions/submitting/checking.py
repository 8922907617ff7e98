"""The check between submit and the queue: is everything clean, does nothing name the author?"""

from django.db import transaction
from django.utils import translation

from submissions import workflow
from submissions.models import PreCheck, Submission
from submissions.prechecking import actions as prechecking
from submissions.prechecking import doubts
from submissions.status import Status
from submissions.submitting import readiness


def check(submission_id: int) -> None:
    """Answer submission.submitted: queue the attempt, lay it on the desk, or send it back.

    Idempotent: does nothing unless the attempt waits for its check. What the check cannot clear
    rests until an officer answers; where the issuer has none, the author's word counts.
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
            workflow.lock(submission)
            if submission.status == Status.CHECKING and not _rests(submission):
                _answer(submission, missing)
    except workflow.Moved:
        return


def _rests(submission: Submission) -> bool:
    return submission.prechecks.waiting().exists()


def _answer(submission: Submission, missing: list[readiness.Missing]) -> None:
    if missing:
        reasons = [(one.sentence, one.own) for one in missing]
        prechecking.give_back(submission, reasons)
        return
    left = doubts.unsettled(submission)
    if left and doubts.has_desk(submission):
        prechecking.rest(submission, PreCheck.Cause.SCAN, [doubt.key for doubt in left])
    else:
        prechecking.let_on(submission)
