"""What every page gets: the reader's words, the navigation, the address of the portal."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from portal import navigation
from portal.demo.doors import doors
from portal.kit import vocabulary


def page(request: HttpRequest) -> dict[str, Any]:
    """`vocab`, `support_email`, the languages to change to, and lazily, for a query only where
    drawn, `nav`, `footer_links` and `demo_cast`.
    """
    return {
        "vocab": vocabulary.current(),
        "nav": SimpleLazyObject(lambda: navigation.of(request)),
        "footer_links": SimpleLazyObject(lambda: navigation.footer(request)),
        "demo_cast": SimpleLazyObject(lambda: doors(request)),
        "support_email": settings.SUPPORT_EMAIL,
        "other_languages": [(c, n) for c, n in settings.LANGUAGES if c != get_language()],
    }
