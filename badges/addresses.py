"""The public, stable addresses of badges: from the configured origin, never from a request.

They are written into documents that others keep, so they are spelled out here and a test holds
them to the routes (design, section 6).
"""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _


def issuer(slug: str) -> str:
    """The issuer's Profile."""
    return f"{_root()}/issuers/{slug}"


def badge_class(uuid: Any) -> str:
    """The BadgeClass of a version."""
    return f"{_root()}/classes/{uuid}"


def criteria(uuid: Any) -> str:
    """What had to be shown for it: a page."""
    return f"{badge_class(uuid)}/criteria"


def class_image(uuid: Any) -> str:
    """The picture of a class."""
    return f"{badge_class(uuid)}/image"


def assertions() -> str:
    """What every assertion's address begins with."""
    return f"{_root()}/assertions/"


def assertion(uuid: Any) -> str:
    """One award: document and page at one address."""
    return f"{assertions()}{uuid}"


def baked(uuid: Any) -> str:
    """The award's picture with its document inside."""
    return f"{assertion(uuid)}/image"


def endorsement(uuid: Any) -> str:
    """One organisation's word for an issuer or a class."""
    return f"{_root()}/endorsements/{uuid}"


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
