"""Who holds which role in a place; names only towards those who look after it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from portal.accounts import affiliates
from portal.accounts.models import Membership, User
from portal.accounts.roles import actions
from portal.people.places import ASSESSOR, Place
from reviews.models import Assessor
from reviews.roles import actions as assessor_roles


def members(place: Place, words: str = "", role: str = "") -> QuerySet[Membership]:
    """Live roles in an affiliate and below it, by name; filtered by role and by words."""
    rows = Membership.objects.live().filter(affiliate__in=affiliates.subtree(place.thing))
    if role:
        rows = rows.filter(role=role)
    for word in words.split():
        rows = rows.filter(
            Q(user__given_name__icontains=word)
            | Q(user__family_name__icontains=word)
            | Q(user__email__icontains=word)
        )
    rows = rows.select_related("user", "affiliate", "granted_by")
    return rows.order_by("user__family_name", "user__given_name", "pk")


def holders(place: Place) -> list[Any]:
    """Live roles at an issuer, assessors last; or the site managers."""
    if place.kind == "site":
        return list(User.objects.filter(is_site_manager=True, is_active=True))
    people = ("user", "granted_by")
    staff = IssuerStaff.objects.live().filter(issuer=place.thing).select_related(*people)
    readers = Assessor.objects.filter(issuer=place.thing, ended_at=None).select_related(*people)
    by_name = ("user__family_name", "user__given_name", "pk")
    return [*staff.order_by("role", *by_name), *readers.order_by(*by_name)]


def rows(held: Iterable[Any], place: Place) -> list[dict[str, Any]]:
    """What a list of roles shows: the person, the role, since when and from whom."""
    return [_row(one, place) for one in held]


def _row(one: Any, place: Place) -> dict[str, Any]:
    person = one if isinstance(one, User) else one.user
    home = getattr(one, "affiliate", None) if place.kind == "affiliate" else None
    kind, slug = place.kind, home.slug if home else place.slug
    role = role_of(one)
    return {
        "name": person.full_name or person.email,
        "email": person.email,
        "role": dict(place.roles)[role],
        "place": home.short_name if home else "",
        "since": getattr(one, "granted_at", None),
        "by": granter.full_name if (granter := getattr(one, "granted_by", None)) else "",
        "end_url": reverse("accounts:end_role", args=[kind, slug, person.code, role]),
    }


def role_of(one: Any) -> str:
    """The word of the role, as it stands in addresses."""
    if isinstance(one, User):
        return "manager"
    return ASSESSOR if isinstance(one, Assessor) else one.role


def find(place: Place, code: str, role: str) -> Any:
    """The live role of one person in a place, or None."""
    if place.kind == "site":
        return User.objects.filter(code=code, is_site_manager=True).first()
    if place.kind == "affiliate":
        found = Membership.objects.live().filter(affiliate=place.thing, role=role)
    elif role == ASSESSOR:
        found = Assessor.objects.filter(issuer=place.thing, ended_at=None)
    else:
        found = IssuerStaff.objects.live().filter(issuer=place.thing, role=role)
    return found.filter(user__code=code).select_related("user").first()


def end(one: Any, *, by: User) -> None:
    """End any of these roles through the action of its room. Raises Refused."""
    if isinstance(one, User):
        actions.end_site(one, by=by)
    elif isinstance(one, Membership):
        actions.end(one, by=by)
    elif isinstance(one, Assessor):
        assessor_roles.end(one, by=by)
    else:
        issuer_roles.end(one, by=by)


def described(one: Any, place: Place) -> str:
    """ "Iris Wong, Approver", for the page that asks whether to end it."""
    person = one if isinstance(one, User) else one.user
    role = dict(place.roles)[role_of(one)]
    return _("%(person)s, %(role)s") % {"person": person.full_name or person.email, "role": role}
