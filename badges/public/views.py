"""The public addresses of badges: no log-in, no cookie (rows F1, A6, A36)."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from badges import addresses, negotiation
from badges.openbadges import documents, serialise
from badges.openbadges.png import bake
from badges.public import anatomy, queries, responses, showing
from badges.public import evidence as evidences
from badges.signing import queries as signing
from credentials.models import Issuer


@require_safe
def issuer(request: HttpRequest, slug: str) -> HttpResponse:
    """The issuer's Profile, or its page in the catalogue."""
    found = get_object_or_404(Issuer, slug=slug)
    wanted = _wanted(request)
    if wanted == negotiation.HTML:
        page = HttpResponseRedirect(reverse("credentials:issuer", args=[slug]), status=303)
        return responses.page(page)
    body = serialise.to_bytes(documents.profile(signing.profile(found)))
    # short: a key that got into other hands must not be believed for an hour
    return responses.document(request, body, wanted, seconds=responses.MINUTE)


@require_safe
def issuer_image(request: HttpRequest, slug: str) -> HttpResponse:
    """The issuer's own picture, where it has one; it can be another one tomorrow."""
    image, etag = queries.issuer_image(slug)
    return responses.picture(request, etag, responses.MINUTE, lambda: image)


@require_safe
def badge_class(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The BadgeClass exactly as it was published, or a page about it."""
    found = queries.badge_class(uuid)
    wanted = _wanted(request)
    if wanted == negotiation.HTML:
        return _class_page(request, found)
    body = found.document.encode()
    return responses.document(request, body, wanted, seconds=responses.HOUR)


@require_safe
def criteria(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What had to be shown to earn it: always a page."""
    return _class_page(request, queries.badge_class(uuid))


@require_safe
def class_image(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The picture of the class."""
    image, etag = queries.class_image(uuid)
    return responses.picture(request, etag, responses.HOUR, lambda: image)


@require_safe
def assertion(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The Assertion exactly as it was issued, or its page; 410 when it was revoked."""
    wanted = _wanted(request)
    if wanted == negotiation.HTML:
        return _award_page(request, uuid)
    found = queries.hosted(uuid)
    if found.revoked:
        body = documents.revoked(addresses.assertion(uuid), found.reason or None)
        gone = serialise.to_bytes(body)
        return responses.document(request, gone, wanted, seconds=responses.MINUTE, status=410)
    body = found.document.encode()
    return responses.document(request, body, wanted, seconds=responses.MINUTE)


@require_safe
def evidence(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the award rests on, by kind, and what its earner chose to say: always a page."""
    award = queries.award(uuid)
    page = showing.of_award(award)
    if page.revoked:
        return _gone(request, page)
    values = {"page": page, "asked": evidences.asked(page), "words": evidences.own_words(award)}
    return responses.page(render(request, "badges/evidence.html", values))


@require_safe
def assertion_image(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The class picture with the assertion baked in, made on the spot; 410 when revoked."""
    found = queries.baked(uuid)
    if found.revoked:
        return responses.page(HttpResponse(status=410, content_type="text/plain"))
    etag = serialise.sha256(f"{found.image_sha256}{found.document}".encode())
    return responses.picture(
        request, etag, responses.MINUTE, lambda: bake(found.image, found.document)
    )


def _wanted(request: HttpRequest) -> str:
    return negotiation.choose(request.headers.get("Accept", ""))


def _class_page(request: HttpRequest, found: queries.BadgeClassSnapshot) -> HttpResponse:
    values = {"page": showing.of_class(found), "class_uuid": found.uuid}
    return responses.page(render(request, "badges/class.html", values))


def _award_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    award = queries.award(uuid)
    page = showing.of_award(award)
    if page.revoked:
        return _gone(request, page)
    values = {
        "page": page,
        "class_uuid": award.badge_class.uuid,
        "origin": settings.PUBLIC_ORIGIN,
        "oembed": addresses.oembed(uuid),
        "lines": anatomy.lines(page, queries.endorsements(award.badge_class)),
    }
    return responses.page(render(request, "badges/assertion.html", values))


def _gone(request: HttpRequest, page: showing.AwardPage) -> HttpResponse:
    return responses.page(render(request, "badges/gone.html", {"page": page}, status=410))
