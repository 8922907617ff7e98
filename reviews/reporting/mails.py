"""Mails about what rests: to those who answer it, and to readers when the work goes on."""

from django.urls import reverse

from credentials.models import Issuer, IssuerStaff
from credentials.roles.queries import first_holders, holders
from portal.accounts import mails
from portal.accounts.models import User
from portal.kit.vocabulary import named
from reviews.models import IdentityReport, ReviewSlot
from reviews.reporting import policy
from submissions.models import PreCheck


def reported(report: IdentityReport) -> None:
    """Tell the officers of the issuer, or its leads where there is none; by the code alone."""
    for user in able(report.case):
        _post("reviews/reported", user, report.case, "reviews.reported")


def overdue(case: PreCheck) -> None:
    """Tell, once for each stay, that the business day has passed: who may answer, else managers.

    A manager cannot answer; they can ask somebody to be the officer.
    """
    people = able(case)
    for user in people or holders(_issuer(case), [IssuerStaff.Role.MANAGER]):
        _post("reviews/overdue", user, case, "reviews.overdue", is_able=bool(people))


def able(case: PreCheck) -> list[User]:
    """Who may answer it: officers, or leads where there is none for what a reader reported."""

    def reaches(user: User) -> bool:
        return policy.within_reach(user).filter(pk=case.pk).exists()

    return first_holders(_issuer(case), (policy.OFFICER, policy.LEAD), reaches)


def _issuer(case: PreCheck) -> Issuer:
    return case.submission.enrollment.credential.issuer


def _post(kind: str, user: User, case: PreCheck, reason: str, **more: bool) -> None:
    credential = case.submission.enrollment.credential
    mails.post(
        kind,
        user,
        key=f"{reason}:{case.code}:{user.pk}",
        context={
            "code": case.code,
            "title": credential.title,
            "path": reverse("reviews:report_case", args=[case.code]),
            **more,
        },
        words=named(credential.issuer.words),
    )


def resumed(slot: ReviewSlot, case: PreCheck) -> None:
    """Tell a reader that the work on their desk goes on."""
    credential = slot.submission.enrollment.credential
    mails.post(
        "reviews/resumed",
        slot.assessor,
        key=f"reviews.resumed:{slot.code}:{case.code}",
        context={
            "code": slot.code,
            "title": credential.title,
            "path": reverse("reviews:assess", args=[slot.code]),
        },
        words=named(credential.issuer.words),
    )
