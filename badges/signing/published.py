"""What strangers read of signing: a key, and the list of what was revoked. No log-in, no cookie."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from badges import addresses, negotiation
from badges.models import SigningKey
from badges.openbadges import serialise, signed
from badges.public import responses
from badges.signing import queries
from credentials.models import Issuer


@require_safe
def key(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The CryptographicKey, or what it is in words; 410 when others have it."""
    found = queries.key(uuid)
    status = 410 if found.is_compromised else 200
    wanted = negotiation.choose(request.headers.get("Accept", ""))
    if wanted == negotiation.HTML:
        values = {"key": found, "fingerprint": signed.fingerprint(found.public_pem)}
        values["history"] = queries.history(found.issuer)
        return responses.page(render(request, "badges/key.html", values, status=status))
    body = serialise.to_bytes(_document(found))
    return responses.document(request, body, wanted, seconds=responses.MINUTE, status=status)


@require_safe
def revocations(request: HttpRequest, slug: str) -> HttpResponse:
    """The RevocationList: a document for programs, also where a person opens it."""
    issuer = get_object_or_404(Issuer, slug=slug)
    wanted = negotiation.choose(request.headers.get("Accept", ""))
    media_type = negotiation.JSON if wanted == negotiation.HTML else wanted
    with translation.override(settings.LANGUAGE_CODE):
        compromised = _("The key that signed it got into other hands.")
    body = serialise.to_bytes(queries.as_document(issuer, compromised))
    return responses.document(request, body, media_type, seconds=responses.MINUTE)


def _document(found: SigningKey) -> dict[str, object]:
    """Of a key that others have nobody needs the public half: nothing it signed counts."""
    id, owner = addresses.key(found.uuid), addresses.issuer(found.issuer.slug)
    if found.is_compromised:
        return signed.withdrawn_key(id=id, owner=owner)
    return signed.key(id=id, owner=owner, public_pem=found.public_pem)
