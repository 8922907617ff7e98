"""Who may see what rests at the anonymity officer's desk, and answer it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no
from reviews.models import ReviewSlot
from submissions.models import PreCheck

OFFICER, LEAD = IssuerStaff.Role.OFFICER, IssuerStaff.Role.LEAD
ISSUER = "submission__enrollment__credential__issuer"
EDUCATOR = "submission__enrollment__educator"


def settles(user: User) -> QuerySet[IssuerStaff]:
    """The roles in which this person answers what rests."""
    return IssuerStaff.objects.live().filter(user=user, role__in=(OFFICER, LEAD))


def within_reach(user: User) -> QuerySet[PreCheck]:
    """What rests or rested at their issuers: officers all of it, leads what a reader reported.

    Left out: their own work, what they reported themselves, and the work of anybody they have
    read or read now, at any issuer. Being near to the author does not matter otherwise: an officer
    sees names by office, a lead sees nothing.
    """
    mine = settles(user)
    officers, leads = mine.filter(role=OFFICER), mine.filter(role=LEAD)
    rows = PreCheck.objects.filter(
        Q(**{f"{ISSUER}__in": officers.values("issuer")})
        | Q(**{f"{ISSUER}__in": leads.values("issuer")}, cause=PreCheck.Cause.REPORT)
    )
    read = ReviewSlot.objects.filter(
        Q(assessor=user) | Q(log__assessor=user),
        submission__enrollment__educator=OuterRef(EDUCATOR),
    )
    rows = rows.exclude(**{EDUCATOR: user}).exclude(report__reported_by=user)
    return rows.exclude(Exists(read))


def may_read(user: User, case: PreCheck) -> bool:
    """The officer alone reads what stands there; the lead stays on the blind side."""
    issuer = case.submission.enrollment.credential.issuer_id
    return settles(user).filter(role=OFFICER, issuer=issuer).exists()


def may_settle(user: User, case: PreCheck) -> Verdict:
    """Whether this person may answer it now."""
    if not within_reach(user).filter(pk=case.pk).exists():
        return no(_("This is not yours to answer."))
    if not case.is_live:
        return no(_("This work does not rest any more."))
    return YES


def may_mend(user: User, case: PreCheck) -> Verdict:
    """Whether they may cover, withhold, return it or see names: who reads it, while it rests."""
    verdict = may_settle(user, case)
    if verdict and not may_read(user, case):
        return no(_("This is for the anonymity officer alone."))
    return verdict
