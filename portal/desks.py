"""Which desks a person has: one query, read by the navigation."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from credentials.models import IssuerStaff
from plc.models import Seat
from portal.accounts.models import Membership, User
from reviews.models import Assessor


@dataclass(frozen=True, slots=True)
class Desks:
    """The roles that open pages of their own."""

    assessor: bool = False
    approver: bool = False
    manager: bool = False
    seated: bool = False
    staff: bool = False
    invites: bool = False
    site: bool = False


FIELDS = (
    "assessor", "approver", "manager", "seated", "staff", "invites", "is_site_manager",
)  # fmt: skip


def of(user: User) -> Desks:
    """The desks of a signed-in person."""
    row = (
        User.objects.filter(pk=user.pk)
        .annotate(
            assessor=_has(Assessor.objects.filter(ended_at=None)),
            approver=_has(IssuerStaff.objects.live().filter(role=IssuerStaff.Role.APPROVER)),
            manager=_has(IssuerStaff.objects.live().filter(role=IssuerStaff.Role.MANAGER)),
            seated=_has(Seat.objects.live()),
            staff=_has(Membership.objects.live().exclude(role=Membership.Role.MEMBER)),
            invites=_has(Membership.objects.live().filter(role=Membership.Role.STAFF)),
        )
        .values_list(*FIELDS)
        .get()
    )
    return Desks(*row)


def _has(roles: QuerySet) -> Exists:
    return Exists(roles.filter(user=OuterRef("pk")))
