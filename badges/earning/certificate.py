"""The certificate on paper (rows A6, F1): its owner's, with the name."""

from typing import Any

from django.utils.translation import gettext as _

from badges.models import Award, BadgeClassSnapshot
from badges.public import showing
from portal.kit import pdf as printing

TEMPLATE = "badges/certificate.html"


def pdf(award: Award, lang: str) -> bytes:
    """The certificate as a tagged PDF in the reader's language and words."""
    pictures = BadgeClassSnapshot.objects.values_list("image", flat=True)
    picture = bytes(pictures.get(pk=award.badge_class_id))
    title = _("Certificate: %(title)s") % {"title": award.title}
    return printing.render(TEMPLATE, _context(award), title, lang, files={"badge.png": picture})


def _context(award: Award) -> dict[str, Any]:
    page = showing.of_award(award)
    return {
        "page": page,
        "name": award.person.full_name or award.person.email,
        "hours": page.about.hours,
        "public": award.is_public,
    }
