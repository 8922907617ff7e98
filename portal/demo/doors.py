"""The demo world's log-ins, shown on the sign-in page while trying the portal out."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.demo import cast
from portal.views.dev import is_loopback


@dataclass(frozen=True, slots=True)
class Door:
    """One button: the name, its address part, and what the person does."""

    slug: str
    name: str
    does: str


def doors(request: HttpRequest) -> list[Door]:
    """The cast of the demo world, if it is there, for who tries it out at this very machine."""
    if not settings.TRYING_OUT or not is_loopback(request):
        return []
    there = set(
        User.objects.filter(email__endswith=f"@{cast.DOMAIN}").values_list("email", flat=True)
    )
    return [_door(person) for person in cast.PEOPLE if person.email in there]


def _door(person: cast.Person) -> Door:
    name = f"{person.given} {person.family}"
    return Door(person.given.lower(), name, ", ".join(_does(person)))


def _does(person: cast.Person) -> list[str]:
    """Each role once, in words."""
    words = {
        "assessor": _("assessor"),
        "officer": _("anonymity officer"),
        "approver": _("approver"),
        "manager": _("issuer's manager"),
        "author": _("author"),
        "staff": _("affiliate staff"),
        "point_person": _("point person"),
    }
    if person.site:
        return [_("site manager")]
    roles = [words[role or kind] for kind, _where, role in person.roles]
    others = {"Fay": _("facilitator"), "Vic": _("virtual coach"), "Sue": _("credit partner")}
    return list(dict.fromkeys(roles)) or [others.get(person.given, _("educator"))]
