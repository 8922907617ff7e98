"""Work whose date an issuer's manager may want to move: what runs out soon or has run out."""

import datetime as dt

from django.db.models import QuerySet

from credentials.models import IssuerStaff
from portal.accounts.models import User
from portal.help.policy import may_read_inbox
from portal.kit import clock
from portal.kit.verdict import Verdict, no
from submissions import progress
from submissions.models import Enrollment
from submissions.status import Status

SOON = dt.timedelta(days=14)
LATELY = dt.timedelta(days=60)
MOVABLE = (Status.DRAFT, Status.NEEDS_FIX, Status.EXPIRED)


def may_list(user: User) -> Verdict:
    """Managers of an issuer; never who reads or decides on work, since names stand here."""
    verdict = may_read_inbox(user)
    if verdict and not _issuers(user).exists():
        return no("")
    return verdict


def rows(user: User) -> QuerySet[Enrollment]:
    """The work of `user`'s issuers, not their own, that is due within a fortnight or expired.

    What ran out more than two months ago is left alone. The soonest first.
    """
    now = clock.now()
    due = Enrollment.objects.filter(
        credential__issuer__in=_issuers(user).values("issuer"),
        due_at__range=(now - LATELY, now + SOON),
    )
    found = progress.measured(due.exclude(educator=user)).filter(status__in=MOVABLE)
    return found.select_related("educator__affiliate", "credential").order_by("due_at", "pk")


def _issuers(user: User) -> QuerySet[IssuerStaff]:
    return IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.MANAGER)
