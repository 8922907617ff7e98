"""Places whose people one looks after: affiliates, issuers, and the portal itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from credentials.models import Issuer, IssuerStaff
from credentials.roles import policy as issuers
from portal.accounts import affiliates
from portal.accounts.models import Affiliate, Invitation, Membership, User
from portal.accounts.roles import policy
from portal.kit.verdict import Verdict
from portal.people.scopes import SITE, SITE_MANAGER

ASSESSOR = "assessor"


@dataclass(frozen=True, slots=True)
class Place:
    """An affiliate, an issuer or the portal, with the roles one may hold there."""

    kind: str
    slug: str
    name: str
    thing: Any
    roles: list[tuple[str, str]]

    @property
    def words(self) -> str:
        """The key of the vocabulary spoken there; empty for the portal itself."""
        return self.thing.words if self.thing else ""

    @property
    def own_name(self) -> str:
        """The name that is the same for every reader; empty for the portal itself."""
        return self.thing.name if self.thing else ""

    def scope(self, role: str) -> str:
        """The scope of an invitation to this role."""
        return "assessor" if role == ASSESSOR else self.kind

    def invitations(self) -> Any:
        """Those that are pending, for this place alone."""
        scopes = ["issuer", "assessor"] if self.kind == "issuer" else [self.kind]
        return Invitation.objects.pending().filter(scope__in=scopes, target=self.slug)


def _affiliate(thing: Affiliate) -> Place:
    return Place("affiliate", thing.slug, thing.name, thing, list(Membership.Role.choices))


def _issuer(thing: Issuer) -> Place:
    roles = [*IssuerStaff.Role.choices, (ASSESSOR, _("Assessor"))]
    return Place("issuer", thing.slug, thing.name, thing, roles)


def site() -> Place:
    """The portal, which has site managers."""
    return Place("site", SITE, _("the portal"), None, [(SITE_MANAGER, _("Site manager"))])


def find(user: User, kind: str, slug: str) -> Place | None:
    """The place, if it is there and `user` looks after its people."""
    if kind == "site":
        return site() if slug == SITE and policy.manages_site(user) else None
    maker, model, looks_after = _KINDS[kind]
    thing = model.objects.filter(slug=slug).first()
    return maker(thing) if thing and looks_after(user, thing) else None


_KINDS: dict[str, tuple[Callable[[Any], Place], Any, Callable[[User, Any], Verdict]]] = {
    "affiliate": (_affiliate, Affiliate, policy.looks_after),
    "issuer": (_issuer, Issuer, issuers.looks_after),
}


def of(user: User) -> list[Place]:
    """Every place whose people `user` looks after; empty for most people."""
    found = [_issuer(issuer) for issuer in issuers.managed_by(user)]
    found += [_affiliate(one) for one in affiliates.managed_by(user)]
    return [*found, site()] if policy.manages_site(user) else found
