"""Mails around a report: to those who answer it, and to readers when the work goes on."""

from django.urls import reverse

from credentials.models import IssuerStaff
from portal.accounts import mails
from portal.kit.vocabulary import named
from reviews.models import IdentityReport, ReviewSlot
from reviews.reporting import policy


def reported(report: IdentityReport) -> None:
    """Tell the officers of the issuer, or its leads where there is none; by the code alone."""
    credential = report.slot.submission.enrollment.credential
    staff = IssuerStaff.objects.live().filter(issuer=credential.issuer)
    staff = list(
        staff.filter(role__in=(policy.OFFICER, policy.LEAD)).select_related("user__affiliate")
    )
    able = [row for row in staff if policy.within_reach(row.user).filter(pk=report.pk).exists()]
    officers = [row for row in able if row.role == policy.OFFICER]
    for user in {row.user: row.role for row in officers or able}:
        mails.post(
            "reviews/reported",
            user,
            key=f"reviews.reported:{report.code}:{user.pk}",
            context={
                "code": report.code,
                "title": credential.title,
                "path": reverse("reviews:report_case", args=[report.code]),
            },
            words=named(credential.issuer.words),
        )


def resumed(slot: ReviewSlot, report: IdentityReport) -> None:
    """Tell a reader that the work on their desk goes on."""
    credential = slot.submission.enrollment.credential
    mails.post(
        "reviews/resumed",
        slot.assessor,
        key=f"reviews.resumed:{slot.code}:{report.code}",
        context={
            "code": slot.code,
            "title": credential.title,
            "path": reverse("reviews:assess", args=[slot.code]),
        },
        words=named(credential.issuer.words),
    )
