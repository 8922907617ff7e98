"""Whose console somebody may open, and what was awarded there."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, Q, QuerySet

from badges.console.blind import Stands
from badges.models import Award, BadgeClassSnapshot
from credentials.models import Issuer, IssuerStaff
from credentials.roles.policy import managed_by
from portal.accounts.models import User
from portal.kit import clock
from reviews.models import Assessor

Role = IssuerStaff.Role
READERS = (Role.MANAGER, Role.APPROVER)
# Who reads or decides, or ever did, is never told whose it was (explanation: double-blind).
JUDGING = (Role.APPROVER, Role.LEAD)
# A badge that waits so long counts as unclaimed.
UNCLAIMED_AFTER = dt.timedelta(days=7)
DESIGN = ("badge_class__design__image", "badge_class__design__svg")
WIDE = ("badge_class__image", "badge_class__svg", "badge_class__document", *DESIGN)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; nothing means everything. Both days are included."""

    status: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    title: str = ""


def read_by(user: User) -> QuerySet[Issuer]:
    """The issuers whose award list this person may read: manager, approver, site manager."""
    if user.is_site_manager:
        return Issuer.objects.all()
    roles = IssuerStaff.objects.live().filter(user=user, role__in=READERS)
    return Issuer.objects.filter(pk__in=roles.values("issuer"))


def kept_by(user: User) -> QuerySet[Issuer]:
    """The issuers for which this person may know who earned: managers who never read or decide."""
    judged = IssuerStaff.objects.filter(user=user, role__in=JUDGING)
    reads = Assessor.objects.filter(user=user)
    return managed_by(user).filter(~Exists(judged), ~Exists(reads))


def awards(issuer: Issuer) -> QuerySet[Award]:
    """What this issuer has issued, the newest day first; within a day the order tells nothing."""
    found = Award.objects.filter(badge_class__issuer=issuer, issued_at__isnull=False)
    return found.order_by("-awarded_on", "uuid")


def kept_awards(user: User) -> QuerySet[Award]:
    """The issued awards that this person may see with a name, with what a page needs."""
    found = Award.objects.filter(issued_at__isnull=False, badge_class__issuer__in=kept_by(user))
    rows = found.select_related(
        *("badge_class__issuer", "badge_class__design", "person__affiliate", "version__credential")
    )
    return rows.defer("document", *WIDE)


def whole_awards(user: User) -> QuerySet[Award]:
    """The same with their documents and pictures, to be checked."""
    return kept_awards(user).defer(None).defer(*DESIGN)


def filtered(found: QuerySet[Award], filters: Filters) -> QuerySet[Award]:
    """Those that were asked for."""
    if filters.status:
        found = found.filter(standing(Stands(filters.status)))
    if filters.since:
        found = found.filter(awarded_on__gte=filters.since)
    if filters.until:
        found = found.filter(awarded_on__lte=filters.until)
    if filters.title:
        found = found.filter(badge_class__name=filters.title)
    return found


def drawn(found: QuerySet[Award], *, named: bool) -> QuerySet[Award]:
    """With what a line shows, in the same query; a person only where it is `named`."""
    columns = [
        *("uuid", "awarded_on", "expires_at", "issued_at"),
        *("accepted_at", "declined_at", "revoked_at"),
        *("badge_class__name", "badge_class__language"),
    ]
    if not named:
        return found.select_related("badge_class").only(*columns)
    who = ("person__given_name", "person__family_name", "person__email")
    return found.select_related("badge_class", "person").only(*columns, *who)


def standing(where: Stands) -> Q:
    """The condition of awards that stand there now; `blind.stands` in the words of SQL."""
    over = Q(expires_at__isnull=False, expires_at__lt=clock.now())
    live = Q(revoked_at=None) & ~over
    return {
        Stands.REVOKED: Q(revoked_at__isnull=False),
        Stands.EXPIRED: Q(revoked_at=None) & over,
        Stands.PUBLIC: live & Q(accepted_at__isnull=False),
        Stands.PRIVATE: live & Q(declined_at__isnull=False),
        Stands.WAITING: live & Q(accepted_at=None, declined_at=None),
    }[where]


def unclaimed() -> Q:
    """The condition of awards that have waited for their earner for a week or longer."""
    return standing(Stands.WAITING) & Q(issued_at__lte=clock.now() - UNCLAIMED_AFTER)


def counts(issuer: Issuer) -> dict[str, int]:
    """How many awards stand where, how many there are, and how many are unclaimed; one query."""
    asked = {where.value: Count("pk", filter=standing(where)) for where in Stands}
    late = Count("pk", filter=unclaimed())
    return awards(issuer).order_by().aggregate(total=Count("pk"), unclaimed=late, **asked)


def titles(issuer: Issuer) -> list[str]:
    """What this issuer has ever published a badge of, by name."""
    names = BadgeClassSnapshot.objects.filter(issuer=issuer).order_by("name")
    return list(names.values_list("name", flat=True).distinct())
