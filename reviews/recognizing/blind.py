"""What the anonymity officer sees of it: the work by the desk's code, and the day. Nobody's name.

Neither who recognized nor who was recognized crosses here; the officer looks into the work.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from credentials.models import IssuerStaff
from portal.accounts.models import User
from reviews.giving_back.reasons import RECOGNISED
from reviews.models import ClaimLog


@dataclass(frozen=True, slots=True)
class Recognized:
    """That a reader knew whose work it is."""

    code: str
    title: str
    on: dt.datetime


def is_officer(user: User) -> bool:
    """Whether this person looks after anonymity for any issuer now."""
    return _desks(user).exists()


def reported(user: User) -> QuerySet[ClaimLog, tuple]:
    """Rows for Recognized at this officer's issuers, the latest first."""
    credential = "slot__submission__enrollment__credential"
    rows = ClaimLog.objects.filter(
        event=ClaimLog.Event.DECLINE,
        reason=RECOGNISED,
        **{f"{credential}__issuer__in": _desks(user).values("issuer")},
    )
    names = ("slot__submission__desk_code", f"{credential}__title", "at")
    return rows.order_by("-pk").values_list(*names)


def _desks(user: User) -> QuerySet[IssuerStaff]:
    return IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.OFFICER)
