"""What the earner can do with one badge, in the order of its menu (row F3)."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from badges.earning import policy
from badges.models import Award
from portal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: a link, or with `posts` a button. Without an address it says why not."""

    label: str
    url: str = ""
    posts: bool = False
    why: str = ""


def of(award: Award, user: User) -> list[Item]:
    """The entries, of an award as `queries.of` reads it."""
    shared = policy.may_share(user, award)
    items = [Item(_("Open"), _to("badge", award))]
    if not shared:
        items.append(Item(_("Share, download"), why=shared.reason))
    else:
        items += [
            Item(_("Share"), _to("share", award)),
            Item(_("Public page"), _to("assertion", award)),
            Item(_("Download as a picture (PNG)"), _to("assertion_image", award)),
            *_drawing(award),
        ]
    items += [
        Item(_("Certificate (PDF)"), _to("certificate", award)),
        Item(_("View JSON"), _to("data", award)),
        Item(_("What others see"), _to("choices", award)),
    ]
    return [*items, *_hiding(award, user)]


def _drawing(award: Award) -> list[Item]:
    """Classes of before badges were drawn as SVG, and some that were uploaded, have none."""
    if not award.has_drawing:
        return []
    return [Item(_("Download as a drawing (SVG)"), _to("assertion_vector", award))]


def _hiding(award: Award, user: User) -> list[Item]:
    if not policy.may_hide(user, award):
        return []
    if award.is_hidden:
        return [Item(_("Show it again"), _to("show_again", award), posts=True)]
    return [Item(_("Hide it"), _to("hide", award), posts=True)]


def _to(name: str, award: Award) -> str:
    return reverse(f"badges:{name}", args=[award.uuid])
