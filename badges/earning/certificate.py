"""The certificate on paper (rows A6, F1, F8): its owner's, with the name."""

import io
from typing import Any

import segno
from django.utils.translation import gettext as _

from badges.models import Award, BadgeClassSnapshot
from badges.public import showing
from portal.kit import pdf as printing

TEMPLATE = "badges/certificate.html"


def pdf(award: Award, lang: str, *, with_address: bool = False) -> bytes:
    """The certificate as a tagged PDF in the reader's language and words.

    A public one carries the address of its page as a QR code, too. The mail address that the
    badge was given to is on it only when asked for.
    """
    pictures = BadgeClassSnapshot.objects.values_list("image", flat=True)
    page = showing.of_award(award)
    files = {"badge.png": bytes(pictures.get(pk=award.badge_class_id))}
    if award.is_public:
        files["code.svg"] = qr(page.address)
    title = _("Certificate: %(title)s") % {"title": award.title}
    context = _context(award, page) | {"email": award.recipient_email if with_address else ""}
    return printing.render(TEMPLATE, context, title, lang, files=files)


def qr(address: str) -> bytes:
    """An address as a QR code (SVG) that a phone reads from paper, folded or stained."""
    out = io.BytesIO()
    segno.make(address, error="q", micro=False).save(out, kind="svg", border=0, dark="#23211e")
    return out.getvalue()


def _context(award: Award, page: showing.AwardPage) -> dict[str, Any]:
    return {
        "page": page,
        "name": award.person.full_name or award.person.email,
        "hours": page.about.hours,
        "public": award.is_public,
        "issuer_email": award.issuer.email,
    }
