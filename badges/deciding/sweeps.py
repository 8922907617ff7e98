"""Recommendations that wait too long (item 10 of the reminders)."""

from zoneinfo import ZoneInfo

from badges.deciding import mails, queries, waiting
from portal.kit import clock
from submissions.models import Submission


def remind_approvers() -> None:
    """Mail each approver who may decide, once per recommendation, after three business days."""
    found = Submission.objects.awaiting_decision().select_related("enrollment__credential__issuer")
    for submission in found:
        if waiting.is_late(days_waiting(submission)):
            _remind(submission)


def days_waiting(submission: Submission) -> int:
    """Business days since the recommendation, in the issuer's zone and calendar."""
    issuer = submission.enrollment.credential.issuer
    since = submission.recommended_at or clock.now()
    day = since.astimezone(ZoneInfo(issuer.time_zone)).date()
    return waiting.business_days(day, clock.today(issuer.time_zone), issuer.holidays)


def _remind(submission: Submission) -> None:
    for approver in queries.approvers(submission):
        mails.waits(submission, approver)
