"""Answers that strangers and their programs read: any origin, an ETag, a short life, no cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from badges.openbadges import serialise

MINUTE, HOUR = 60, 3600
# What a drawing may do that is opened by itself.
DRAWING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def document(
    request: HttpRequest, body: bytes, media_type: str, *, seconds: int, status: int = 200
) -> HttpResponse:
    """A document in the form that was negotiated, or 304."""
    response = HttpResponse(body, content_type=media_type, status=status)
    patch_vary_headers(response, ["Accept"])
    # the same bytes in another media type are another answer
    etag = f'"{serialise.sha256(body)}{"" if "ld+" in media_type else "j"}"'
    return _public(request, response, etag, seconds)


def picture(
    request: HttpRequest, etag: str, seconds: int, make: Callable[[], bytes]
) -> HttpResponse:
    """A PNG; `make` is called only when the client does not have it yet."""
    return _picture(request, etag, seconds, make, "image/png")


def drawing(
    request: HttpRequest, etag: str, seconds: int, make: Callable[[], bytes]
) -> HttpResponse:
    """An SVG; opened by itself it may show its own styles and pictures, and nothing else."""
    response = _picture(request, etag, seconds, make, "image/svg+xml")
    response["Content-Security-Policy"] = DRAWING
    return response


def _picture(
    request: HttpRequest, etag: str, seconds: int, make: Callable[[], bytes], media_type: str
) -> HttpResponse:
    quoted = f'"{etag}"'
    if _has(request, quoted):
        return _public(request, HttpResponse(), quoted, seconds)
    response = HttpResponse(make(), content_type=media_type)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return _public(request, response, quoted, seconds)


def page(response: HttpResponse, seconds: int = MINUTE) -> HttpResponse:
    """A page at an address that also has a document."""
    patch_vary_headers(response, ["Accept", "Cookie"])
    response["Cache-Control"] = f"public, max-age={seconds}"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _has(request: HttpRequest, etag: str) -> bool:
    return etag in request.headers.get("If-None-Match", "")


def _public(request: HttpRequest, response: HttpResponse, etag: str, seconds: int) -> HttpResponse:
    response["ETag"] = etag
    # the same for everyone, whatever the reader of pages speaks
    response["Content-Language"] = settings.LANGUAGE_CODE
    response["Cache-Control"] = f"public, max-age={seconds}"
    if response.status_code == 200:
        response = get_conditional_response(request, etag=etag, response=response)
    # a 304 is a new response, and a browser refuses it without this
    response["Access-Control-Allow-Origin"] = "*"
    return response
