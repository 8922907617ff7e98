"""What an invitation may be to: how the thing is found, and which function grants the role.

Functions are named by path, so that this table at the roof is the only place that knows them
all; a test resolves every one. Each is called as `grant(user, place, role, by=inviter)` and is
safe to repeat.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from credentials.models import Issuer
from credentials.roles import policy as issuer
from plc.models import Cohort
from portal.accounts.models import Affiliate, User
from portal.accounts.roles import actions
from portal.accounts.roles import policy as affiliate
from portal.accounts.roles.policy import manages_site
from portal.kit.verdict import Verdict, no
from reviews.roles import policy as assessor

SITE = "portal"
SITE_MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Scope:
    """One kind of thing with roles; `lands` is the page where its people begin."""

    find: Callable[[str], Any]
    grant: str
    lands: str
    may_invite: Callable[..., Verdict]


def _by_slug(model: Any) -> Callable[[str], Any]:
    return lambda target: model.objects.filter(slug=target).first()


def _cohort(target: str) -> Cohort | None:
    return Cohort.objects.filter(code=target).first()


def grant_site(user: User, place: object, role: str, *, by: User | None) -> None:
    """The role of site manager, in the shape of the other grants."""
    actions.grant_site(user, by=by)


def _may_invite_to_site(user: User, place: object, role: str) -> Verdict:
    return manages_site(user)


def _invited_elsewhere(user: User, place: object, role: str) -> Verdict:
    """Cohorts invite from a page of their own."""
    return no(_("Members are invited on the page of the cohort."))


SCOPES: dict[str, Scope] = {
    "site": Scope(
        lambda target: _("the portal"),
        "portal.people.scopes.grant_site",
        "accounts:people",
        _may_invite_to_site,
    ),
    "affiliate": Scope(
        _by_slug(Affiliate), "portal.accounts.roles.actions.grant", "desk", affiliate.may_grant
    ),
    "issuer": Scope(
        _by_slug(Issuer), "credentials.roles.actions.grant", "badges:desk", issuer.may_grant
    ),
    "assessor": Scope(
        _by_slug(Issuer), "reviews.roles.actions.grant", "reviews:queue", assessor.may_grant
    ),
    "cohort": Scope(_cohort, "plc.cohorts.actions.join", "submissions:list", _invited_elsewhere),
}


def granting(scope: str) -> Callable[..., Any]:
    """The function that grants roles of this scope."""
    return import_string(SCOPES[scope].grant)
