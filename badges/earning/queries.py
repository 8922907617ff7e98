"""A person's own awards, as their pages show them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from badges.earning import menu
from badges.models import Award
from badges.openbadges.identity import normal
from badges.public import queries as public
from badges.renewing import links, windows
from portal.accounts.models import User
from portal.kit import localdate


@dataclass(frozen=True, slots=True)
class Card:
    """One badge in the grid."""

    title: str
    issuer: str
    image: str
    url: str
    when: str
    kind: str
    status: str
    menu: tuple[menu.Item, ...]
    hidden: bool
    uuid: UUID


def of(person: User) -> QuerySet[Award]:
    """The issued awards of a person, the newest first, with what a page needs."""
    found = Award.objects.live().filter(person=person, issued_at__isnull=False)
    rows = found.select_related(*public.PAGE).defer(*public.WIDE)
    return rows.annotate(has_drawing=~Q(badge_class__svg=""))


def own(person: User, uuid: UUID) -> Award:
    """One of them. Raises Http404 for every other."""
    return get_object_or_404(of(person), uuid=uuid)


def is_for_another_address(award: Award) -> bool:
    """Whether it was given to an address that its person has no longer, and they have another."""
    confirmed = EmailAddress.objects.filter(user=award.person_id, verified=True)
    known = {normal(address) for address in confirmed.values_list("email", flat=True)}
    return bool(known) and award.recipient_email not in known


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
        when=until(award),
        kind=kind,
        status=status,
        menu=tuple(menu.of(award, award.person)),
        hidden=award.is_hidden,
        uuid=award.uuid,
    )


def state(award: Award) -> tuple[str, str]:
    """(kind of mark, word) for where the badge stands with its owner."""
    if award.is_hidden:
        return "open", _("Hidden")
    if links.after(award):
        return "open", _("Renewed")
    if award.is_expired():
        return "open", _("Expired")
    if not (award.accepted_at or award.declined_at):
        return "going", _("Waiting for you")
    if windows.is_near(award):
        return "going", _("Expires soon")
    return ("done", _("Public")) if award.accepted_at else ("open", _("Kept private"))


def until(award: Award) -> str:
    """Since when it is theirs and, where it ends, until when it is good (row F15)."""
    since = localdate.short(award.awarded_on)
    if award.expires_at is None:
        return since
    said = {"since": since, "end": localdate.short(award.expires_at.astimezone(dt.UTC).date())}
    if award.is_expired():
        return _("%(since)s, expired %(end)s") % said
    return _("%(since)s, good until %(end)s") % said
