"""The pictures of badges as drawings: of a class, and of an award with its document inside."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from badges import addresses
from badges.openbadges import serialise, svg
from badges.public import queries, responses


@require_safe
def class_vector(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The drawing of a class; classes whose picture was uploaded may have none."""
    drawn = _drawn(queries.class_vector(uuid))
    etag = serialise.sha256(drawn)
    return responses.drawing(request, etag, responses.HOUR, lambda: drawn)


@require_safe
def assertion_vector(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The drawing with the assertion baked in, made on the spot; 410 when revoked."""
    found = queries.baked_vector(uuid)
    if found.revoked:
        return responses.page(HttpResponse(status=410, content_type="text/plain"))
    drawn = _drawn(found.svg)
    etag = serialise.sha256(drawn + found.document.encode())
    address = addresses.assertion(uuid)
    return responses.drawing(
        request, etag, responses.MINUTE, lambda: svg.bake(drawn, found.document, address)
    )


def _drawn(text: str) -> bytes:
    if not text:
        raise Http404
    return text.encode()
