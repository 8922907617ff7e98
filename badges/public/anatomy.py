"""The thirteen things that a badge says, in the order in which its page lists them (row F2)."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from badges.models import Endorsement
from badges.public.showing import AwardPage
from portal.kit import localdate


@dataclass(frozen=True, slots=True)
class Line:
    """One of the thirteen: `key` as in the documents, label, and what it says.

    Every item is a text and the address behind it, or none. `own` marks texts in the language of
    the class.
    """

    key: str
    label: str
    items: tuple[tuple[str, str], ...]
    own: bool = False


def lines(page: AwardPage, endorsements: list[Endorsement]) -> list[Line]:
    """All thirteen, also those that this badge does not use."""
    about = page.about
    return [
        Line("name", _("Name"), _one(about.title, about.address), own=True),
        Line(
            "criteria", _("Criteria"), _one(_("What had to be shown"), f"{about.address}/criteria")
        ),
        Line("image", _("Image"), _one(about.alt, about.image)),
        Line("issuer", _("Issuer"), _one(about.issuer, about.issuer_page)),
        Line("recipient", _("Recipient"), _recipient(page)),
        Line("tags", _("Tags"), _one(", ".join(about.tags) or _("None")), own=bool(about.tags)),
        Line("alignment", _("Alignment"), _alignment(page)),
        Line("issuedOn", _("Issue date"), _one(localdate.short(page.awarded_on))),
        Line("expires", _("Expiration date"), _one(_expiry(page))),
        Line("evidence", _("Evidence"), _one(_("What kinds of evidence were read"), page.evidence)),
        Line("endorsement", _("Endorsement"), _endorsements(endorsements)),
        Line("@language", _("Language"), _one(_language(about.language))),
        Line("version", _("Version"), _one(about.number)),
    ]


def _one(text: str, address: str = "") -> tuple[tuple[str, str], ...]:
    return ((text, address),)


def _recipient(page: AwardPage) -> tuple[tuple[str, str], ...]:
    said = _("A fingerprint of a mail address: %(start)s…") % {"start": page.identity[:19]}
    return (*(_one(page.name) if page.name else ()), (said, ""))


def _alignment(page: AwardPage) -> tuple[tuple[str, str], ...]:
    goals = tuple(
        (" ".join(filter(None, (goal["framework"], goal["code"]))), goal["url"])
        for goal in page.about.alignments
    )
    return goals or _one(_("None"))


def _expiry(page: AwardPage) -> str:
    if page.expires_at is None:
        return _("It does not expire")
    day = localdate.short(page.expires_at.date())
    return _("%(day)s: it has expired") % {"day": day} if page.expired else day


def _endorsements(rows: list[Endorsement]) -> tuple[tuple[str, str], ...]:
    return tuple((row.endorser, row.endorser_url) for row in rows) or _one(_("None"))


def _language(code: str) -> str:
    known = dict(settings.LANGUAGES)
    return get_language_info(code)["name_local"] if code in known else code
