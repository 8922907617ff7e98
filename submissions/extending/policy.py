"""Who may move a due date (row D3)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from portal.accounts.models import Affiliate, Membership
from portal.kit.verdict import YES, Verdict, first_no, no
from submissions.models import Enrollment, Submission
from submissions.status import Status

EXTENDABLE = (Status.DRAFT, Status.NEEDS_FIX, Status.EXPIRED)


def may_extend(user: Any, enrollment: Enrollment) -> Verdict:
    """Affiliate staff above the educator, or the issuer's manager; never for oneself (row D3)."""
    if enrollment.educator_id == user.pk:
        return no(_("Nobody moves a due date of their own."))
    if not (_is_staff_above(user, enrollment.educator) or _is_manager(user, enrollment)):
        return no(_("Only staff of the educator's affiliate or the issuer can move this date."))
    return first_no(_is_extendable(enrollment), _is_alone(enrollment))


def extendable(user: Any, enrollments: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
    """Those of `enrollments` to which `may_extend` says yes, in one query; for links in lists."""
    last = Submission.objects.filter(enrollment=OuterRef("pk")).order_by("-number")
    again = Enrollment.objects.active().filter(
        educator=OuterRef("educator"), credential=OuterRef("credential")
    )
    staff = Membership.objects.live().filter(_above(), user=user, role=Membership.Role.STAFF)
    managers = IssuerStaff.objects.live().filter(
        user=user, role=IssuerStaff.Role.MANAGER, issuer=OuterRef("credential__issuer")
    )
    rows = enrollments.annotate(last=Subquery(last.values("status")[:1]))
    rows = rows.filter(Exists(staff) | Exists(managers), last__in=EXTENDABLE)
    return rows.filter(Q(closed_at=None) | ~Exists(again)).exclude(educator=user)


def _above() -> Q:
    found, path = Q(), "educator__affiliate"
    for _level in Affiliate.Level.values:
        found |= Q(affiliate=OuterRef(path))
        path += "__parent"
    return found


def _is_extendable(enrollment: Enrollment) -> Verdict:
    last = enrollment.submissions.last()
    if last is None or last.status not in EXTENDABLE:
        return no(_("The date can be moved only while the work is being written or has expired."))
    return YES


def _is_alone(enrollment: Enrollment) -> Verdict:
    if enrollment.closed_at is None:
        return YES
    others = Enrollment.objects.of(enrollment.educator).unclosed()
    if others.filter(credential=enrollment.credential).exists():
        return no(_("The educator has started this again; move the date of the new work."))
    return YES


def _is_staff_above(user: Any, educator: Any) -> bool:
    roles = Membership.objects.live().filter(
        user=user, affiliate__in=_line_of(educator.affiliate), role=Membership.Role.STAFF
    )
    return roles.exists()


def _line_of(affiliate: Affiliate | None) -> list[Affiliate]:
    line = []
    while affiliate is not None:
        line.append(affiliate)
        affiliate = affiliate.parent
    return line


def _is_manager(user: Any, enrollment: Enrollment) -> bool:
    roles = IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.MANAGER)
    return roles.filter(issuer=enrollment.credential.issuer_id).exists()
