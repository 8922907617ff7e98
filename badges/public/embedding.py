"""A badge inside other people's pages: the frame, and the answer to oEmbed (row F6)."""

from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from badges import addresses
from badges.public import queries, responses, showing

WIDTH, HEIGHT = 420, 168
PICTURE = 600


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The badge as a small page that any site may show in a frame; 410 when it was revoked."""
    award = queries.award(uuid)
    page, status = showing.of_award(award), 410 if award.revoked_at else 200
    values = {"page": page, "class_uuid": award.badge_class.uuid}
    return responses.page(render(request, "badges/embed.html", values, status=status))


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """How to embed the badge at `url` (oEmbed 1.0): 404 for what is none, 501 for XML."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    page = showing.of_award(queries.award(_named(request.GET.get("url", ""))))
    if page.revoked:
        return HttpResponse(status=410)
    return responses.page(JsonResponse(_answer(page, _width(request))))


def code(page: showing.AwardPage, width: int = WIDTH) -> str:
    """The markup to paste into a page."""
    return format_html(
        '<iframe src="{}/embed" title="{}" width="{}" height="{}" loading="lazy"></iframe>',
        page.address,
        page.about.title,
        width,
        HEIGHT,
    )


def _named(address: str) -> UUID:
    rest = address.removeprefix(addresses.assertions())
    try:
        return UUID(rest if rest != address else "")
    except ValueError:
        raise Http404 from None


def _width(request: HttpRequest) -> int:
    asked = request.GET.get("maxwidth", "")
    return min(WIDTH, int(asked)) if asked.isdecimal() and asked.isascii() else WIDTH


def _answer(page: showing.AwardPage, width: int) -> dict[str, Any]:
    return {
        "version": "1.0",
        "type": "rich",
        "title": page.about.title,
        "author_name": page.about.issuer,
        "author_url": page.about.issuer_url,
        "provider_name": "Cairn",
        "provider_url": settings.PUBLIC_ORIGIN,
        "cache_age": responses.MINUTE,
        "thumbnail_url": page.about.image,
        "thumbnail_width": PICTURE,
        "thumbnail_height": PICTURE,
        "html": code(page, width),
        "width": width,
        "height": HEIGHT,
    }
