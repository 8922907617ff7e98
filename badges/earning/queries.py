"""A person's own awards, as their pages show them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from badges.models import Award
from portal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Card:
    """One badge in the grid."""

    title: str
    issuer: str
    image: str
    url: str
    awarded_on: dt.date
    kind: str
    status: str


def of(person: User) -> QuerySet[Award]:
    """The issued awards of a person, the newest first, with what a page needs."""
    found = Award.objects.live().filter(person=person, issued_at__isnull=False)
    rows = found.select_related("version__credential", "badge_class__issuer")
    return rows.defer("badge_class__image", "badge_class__svg", "badge_class__document")


def cards(person: User) -> list[Card]:
    """The grid of My badges; one query."""
    return [_card(award) for award in of(person)]


def _card(award: Award) -> Card:
    kind, status = state(award)
    return Card(
        title=award.title,
        issuer=award.issuer.name,
        image=reverse("badges:class_image", args=[award.badge_class.uuid]),
        url=reverse("badges:badge", args=[award.uuid]),
        awarded_on=award.awarded_on,
        kind=kind,
        status=status,
    )


def state(award: Award) -> tuple[str, str]:
    """(kind of mark, word) for where the badge stands with its owner."""
    if award.accepted_at:
        return "done", _("Public")
    if award.declined_at:
        return "open", _("Kept private")
    return "going", _("Waiting for you")
