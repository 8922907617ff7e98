"""What others say for a class, at the addresses that its document names (row F14)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from badges import endorsements as words
from badges import negotiation
from badges.openbadges import endorsements, serialise
from badges.openbadges.documents import Document
from badges.public import queries, responses


@require_safe
def endorser(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who endorses, as a Profile."""
    row = queries.endorsement(uuid)
    return _document(request, endorsements.endorser(words.of_endorser(row)))


@require_safe
def endorsement(request: HttpRequest, uuid: UUID, badge_class: UUID) -> HttpResponse:
    """Their word for one class; 404 for a class of something else."""
    row = queries.endorsement(uuid)
    found = queries.endorsed(row, badge_class)
    return _document(request, endorsements.endorsement(words.of_endorsement(row, found)))


def _document(request: HttpRequest, document: Document) -> HttpResponse:
    """There is no page of these: a browser reads the document, too."""
    wanted = negotiation.choose(request.headers.get("Accept", ""))
    media = negotiation.JSON if wanted == negotiation.HTML else wanted
    body = serialise.to_bytes(document)
    return responses.document(request, body, media, seconds=responses.HOUR)
