"""Proposals to revoke: who may see them, and which wait."""

from django.db.models import Q, QuerySet

from badges.console import queries as console
from badges.models import Award, Revocation
from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import User
from portal.kit import clock
from reviews.models import Conflict

SELECTED = (
    *("award__badge_class__issuer", "award__person__affiliate", "award__version__credential"),
    *("asked_by__affiliate", "settled_by"),
)
WIDE = tuple(f"award__{name}" for name in (
    "document", "badge_class__image", "badge_class__svg", "badge_class__document"
))  # fmt: skip


def kept(user: User) -> QuerySet[Revocation]:
    """The proposals that this person may see as a keeper, never one about themselves."""
    found = Revocation.objects.filter(award__badge_class__issuer__in=console.kept_by(user))
    return _drawn(found.exclude(award__person=user))


def own(user: User) -> QuerySet[Revocation]:
    """The proposals about this person's own badges."""
    return _drawn(Revocation.objects.filter(award__person=user))


def waiting(issuer: Issuer) -> QuerySet[Revocation]:
    """What waits at an issuer for a second person or for the end of the time to answer."""
    rows = Revocation.objects.filter(award__badge_class__issuer=issuer)
    return rows.filter(state=Revocation.State.ASKED)


def open_of(award: Award) -> Revocation | None:
    """The proposal about this award that is not settled yet."""
    rows = Revocation.objects.filter(award=award, state=Revocation.State.ASKED)
    return rows.only("code", "award", "reply_until", "replied_at").first()


def everywhere() -> QuerySet[Revocation]:
    """All that wait, with what a mail says; not of what is gone or was written anew meanwhile."""
    live = Revocation.objects.filter(award__revoked_at=None, award__succeeded_at=None)
    return _drawn(live.filter(state=Revocation.State.ASKED)).order_by("pk")


def parted(user: User, other: int) -> bool:
    """Whether these two have a conflict of interest, whoever of the two it names first."""
    pair = Q(person=user, other=other) | Q(person=other, other=user)
    return Conflict.objects.filter(pair, since__lte=clock.now()).exists()


def staff(issuer: Issuer) -> list[User]:
    """The managers of an issuer; then the site managers, who stand in where a second is missing."""
    roles = IssuerStaff.objects.live().filter(issuer=issuer, role=IssuerStaff.Role.MANAGER)
    people = User.objects.filter(is_active=True).select_related("affiliate").order_by("pk")
    own = list(people.filter(pk__in=roles.values("user")))
    return own + list(people.filter(is_site_manager=True).exclude(pk__in=[one.pk for one in own]))


def _drawn(found: QuerySet[Revocation]) -> QuerySet[Revocation]:
    return found.select_related(*SELECTED).defer(*WIDE).order_by("-asked_at", "code")
