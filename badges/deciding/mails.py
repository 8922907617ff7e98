"""Mails around a decision."""

from django.conf import settings
from django.urls import reverse

from badges.models import Decision
from portal.accounts import mails
from portal.accounts.models import User
from portal.accounts.optout import mails as declinable
from portal.kit.vocabulary import named
from submissions.models import Submission


def not_yet(submission: Submission) -> None:
    """Tell the educator that feedback is there: that alone, the feedback stays in the portal."""
    person = submission.enrollment.educator
    mails.post(
        "badges/not_yet",
        person,
        key=f"not-yet:{submission.code}",
        context={
            "given_name": person.given_name,
            "title": submission.enrollment.credential.title,
            "url": _page("feedback", submission.enrollment.code),
        },
    )


def waits(submission: Submission, approver: User) -> None:
    """Remind one approver of one recommendation, once, unless they declined it; by its code and nothing else."""
    issuer, moment = submission.enrollment.credential.issuer, submission.recommended_at
    declinable.post(
        "badges/decision_waits",
        approver,
        key=f"decision-waits:{submission.desk_code}:{moment:%Y%m%d%H%M%S}:{approver.code}",
        context={
            "code": submission.desk_code,
            "title": submission.enrollment.credential.title,
            "url": _page("badges:decide", submission.desk_code),
        },
        words=named(issuer.words),
    )


def overridden(decision: Decision, lead: User) -> None:
    """Tell a lead that a decision went against the readings, and why; by its code, of nobody."""
    submission = decision.submission
    credential = submission.enrollment.credential
    mails.post(
        "badges/overridden",
        lead,
        key=f"decision-overridden:{submission.desk_code}:{lead.code}",
        context={
            "code": submission.desk_code,
            "title": credential.title,
            "met": decision.outcome == Decision.Outcome.APPROVE,
            "reason": decision.reason,
        },
        words=named(credential.issuer.words),
    )


def _page(name: str, code: str) -> str:
    return settings.PUBLIC_ORIGIN + reverse(name, args=[code])
