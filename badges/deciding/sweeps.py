"""Recommendations that wait too long (item 10 of the reminders)."""

from badges.deciding import clocks, mails, queries
from submissions.models import Submission


def remind_approvers() -> None:
    """Mail each approver who may decide, once per recommendation, after three business days."""
    found = Submission.objects.awaiting_decision().select_related("enrollment__credential__issuer")
    known = clocks.of_all(list(found))
    for submission in found:
        if known[submission.pk].late:
            _remind(submission)


def _remind(submission: Submission) -> None:
    for approver in queries.approvers(submission):
        mails.waits(submission, approver)
