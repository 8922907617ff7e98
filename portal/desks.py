"""Which desks a person has: one query, read by the navigation."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from plc.models import Seat
from portal.accounts.models import Membership, User
from portal.kit.verdict import YES, Verdict, no
from reviews.models import Assessor

NOBODY = -1
ANSWERING = (IssuerStaff.Role.OFFICER, IssuerStaff.Role.LEAD)
JUDGING = (IssuerStaff.Role.APPROVER, IssuerStaff.Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Desks:
    """The roles that open pages of their own."""

    assessor: bool = False
    approver: bool = False
    manager: bool = False
    officer: bool = False
    seated: bool = False
    staff: bool = False
    invites: bool = False
    site: bool = False
    answers: bool = False


FIELDS = (
    "assessor", "approver", "manager", "officer", "seated", "staff", "invites", "is_site_manager",
    "answers",
)  # fmt: skip


def of(user: User) -> Desks:
    """The desks of a signed-in person."""
    sql, parameters = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [user.pk if value == NOBODY else value for value in parameters])
        return Desks(*map(bool, cursor.fetchone() or ()))


def may_move(user: User) -> Verdict:
    """Whether they may change their own affiliate, which says whose work they must not judge."""
    assesses = Assessor.objects.filter(user=user, ended_at=None).exists()
    if assesses or IssuerStaff.objects.live().filter(user=user, role__in=JUDGING).exists():
        return no(
            _(
                "While you assess or decide, your affiliate says whose work you do not read. "
                "To change it, ask the staff who gave you your role."
            )
        )
    return YES


@lru_cache(maxsize=1)
def _statement() -> tuple[str, tuple[Any, ...]]:
    """The query for NOBODY, written once per process.

    Measured: Django needs longer to write it than all the rest of the navigation takes.
    """
    rows = (
        User.objects.filter(pk=NOBODY)
        .annotate(
            assessor=_has(Assessor.objects.filter(ended_at=None)),
            approver=_has(IssuerStaff.objects.live().filter(role=IssuerStaff.Role.APPROVER)),
            manager=_has(IssuerStaff.objects.live().filter(role=IssuerStaff.Role.MANAGER)),
            officer=_has(IssuerStaff.objects.live().filter(role=IssuerStaff.Role.OFFICER)),
            seated=_has(Seat.objects.live()),
            staff=_has(Membership.objects.live().exclude(role=Membership.Role.MEMBER)),
            answers=_has(IssuerStaff.objects.live().filter(role__in=ANSWERING)),
            invites=_has(Membership.objects.live().filter(role=Membership.Role.STAFF)),
        )
        .values_list(*FIELDS)
    )
    return rows.query.sql_with_params()


def _has(roles: QuerySet) -> Exists:
    return Exists(roles.filter(user=OuterRef("pk")))
