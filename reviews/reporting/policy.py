"""Who may see what was reported, and answer it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no
from reviews.models import IdentityReport
from submissions.status import Status

OFFICER, LEAD = IssuerStaff.Role.OFFICER, IssuerStaff.Role.LEAD
SUBMISSION = "slot__submission__"


def settles(user: User) -> QuerySet[IssuerStaff]:
    """The roles in which this person answers reports."""
    return IssuerStaff.objects.live().filter(user=user, role__in=(OFFICER, LEAD))


def within_reach(user: User) -> QuerySet[IdentityReport]:
    """The reports of their issuers, but for their own work and their own reports.

    Being near to the author does not matter: an officer sees names by office, a lead sees nothing.
    """
    issuers = settles(user).values("issuer")
    rows = IdentityReport.objects.filter(
        **{f"{SUBMISSION}enrollment__credential__issuer__in": issuers}
    )
    return rows.exclude(**{f"{SUBMISSION}enrollment__educator": user}).exclude(reported_by=user)


def may_read(user: User, report: IdentityReport) -> bool:
    """The officer alone reads what was reported; the lead stays on the blind side."""
    issuer = report.slot.submission.enrollment.credential.issuer_id
    return settles(user).filter(role=OFFICER, issuer=issuer).exists()


def may_settle(user: User, report: IdentityReport) -> Verdict:
    """Whether this person may answer it now."""
    if not within_reach(user).filter(pk=report.pk).exists():
        return no(_("This report is not yours to answer."))
    if report.slot.submission.status != Status.HELD or report.state == report.State.CLEARED:
        return no(_("This work is not on hold any more."))
    return YES
