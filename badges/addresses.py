"""The public, stable addresses of badges: from the configured origin, never from a request.

They are written into documents that others keep, so they are spelled out here and a test holds
them to the routes (design, section 6).
"""

import ipaddress
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _


def issuer(slug: str) -> str:
    """The issuer's Profile."""
    return f"{_root()}/issuers/{slug}"


def issuer_image(slug: str) -> str:
    """The issuer's own picture."""
    return f"{issuer(slug)}/image"


def badge_class(uuid: Any) -> str:
    """The BadgeClass of a version."""
    return f"{_root()}/classes/{uuid}"


def criteria(uuid: Any) -> str:
    """What had to be shown for it: a page."""
    return f"{badge_class(uuid)}/criteria"


def class_image(uuid: Any) -> str:
    """The picture of a class."""
    return f"{badge_class(uuid)}/image"


def class_vector(uuid: Any) -> str:
    """The same picture as a drawing."""
    return f"{class_image(uuid)}.svg"


def assertions() -> str:
    """What every assertion's address begins with."""
    return f"{_root()}/assertions/"


def assertion(uuid: Any) -> str:
    """One award: document and page at one address."""
    return f"{assertions()}{uuid}"


def evidence(uuid: Any) -> str:
    """What one award rests on: a page."""
    return f"{assertion(uuid)}/evidence"


def embed(uuid: Any) -> str:
    """The award as a small page for the frames of others."""
    return f"{assertion(uuid)}/embed"


def oembed(uuid: Any) -> str:
    """Where programs ask how to embed it (oEmbed 1.0)."""
    return f"{_root()}/oembed?{urlencode({'url': assertion(uuid), 'format': 'json'})}"


def earner(code: str) -> str:
    """The profile of one earner, while it is on."""
    return f"{_root()}/earners/{code}"


def baked(uuid: Any) -> str:
    """The award's picture with its document inside."""
    return f"{assertion(uuid)}/image"


def baked_vector(uuid: Any) -> str:
    """The same as a drawing."""
    return f"{baked(uuid)}.svg"


def key(uuid: Any) -> str:
    """A key that an issuer signs or signed with."""
    return f"{_root()}/keys/{uuid}"


def revocations(slug: str) -> str:
    """The issuer's list of signed assertions that were revoked."""
    return f"{_root()}/revocations/{slug}"


def endorsement(uuid: Any, badge_class: Any = None) -> str:
    """One organisation's word: for an issuer, or as it is said of one class."""
    word = f"{_root()}/endorsements/{uuid}"
    return f"{word}/classes/{badge_class}" if badge_class else word


def endorser(uuid: Any) -> str:
    """The Profile of who gave it."""
    return f"{endorsement(uuid)}/endorser"


def problem(origin: str) -> str:
    """Why badges cannot be issued under this origin, or an empty string.

    An assertion carries its address for ever; one that only this machine can open verifies
    nowhere (reference: open-badges, 5.4).
    """
    address = urlsplit(origin)
    if address.scheme != "https":
        return _("it does not begin with https")
    host = (address.hostname or "").lower()
    if not _is_public(host):
        return _("nobody outside can reach %(host)s") % {"host": host or origin}
    return ""


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".local", ".internal", ".lan"))


def _root() -> str:
    return f"{settings.PUBLIC_ORIGIN}/badges"
