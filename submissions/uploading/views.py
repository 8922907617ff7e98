"""The addresses that speak tus: one to begin an upload in a slot, one for each upload.

Whoever it does not belong to gets the 404 of what never was, before anything else is looked at.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit import clock
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions.models import Upload
from submissions.uploading import actions, protocol, receiving, stores
from submissions.uploading.actions import Told, TooMuch
from submissions.uploading.answers import able, answer, patient, standing, wrong
from submissions.uploading.protocol import Wrong
from submissions.uploading.receiving import Body
from submissions.writing.finding import find

State = Upload.State
log = logging.getLogger(__name__)


def speaking(*methods: str) -> Callable[[Any], Any]:
    """Find the thing, then hold the request to the protocol and its methods."""

    def wrap(view: Any) -> Any:
        @wraps(view)
        def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            asked = protocol.method(
                request.method or "", request.headers.get("X-HTTP-Method-Override")
            )
            if asked not in ("OPTIONS", "POST", *methods):
                return answer(405, Allow=", ".join(("OPTIONS", *methods)))
            try:
                return view(request, asked, *args, **kwargs)
            except Wrong as error:
                return wrong(error)
            except TooMuch as refused:
                return wrong(Wrong(413, str(refused)))
            except Refused as refused:
                return wrong(Wrong(403, str(refused)))
            except stores.AWAY:
                log.warning("the store of uploads does not answer", exc_info=True)
                said = _("The file cannot be stored at the moment. Try again in a while.")
                return wrong(Wrong(503, said, Retry_After="30"))

        return spoken

    return wrap


@signed_in
@speaking("POST")
def begin(request: HttpRequest, asked: str, code: str, number: int, position: int) -> HttpResponse:
    """Creation: make room in a slot for a file of Upload-Length bytes."""
    _enrollment, entry = find(request, code, number)
    slot = get_object_or_404(entry.part.slots, position=position)
    if asked == "OPTIONS":
        return able()
    _require_version(request)
    upload = actions.begin(entry, slot, _told(request), by=request.user)
    place = request.build_absolute_uri(reverse("submissions:upload", args=[upload.code]))
    return standing(upload, 201, Location=place)


def _told(request: HttpRequest) -> Told:
    given = request.headers.get("Upload-Metadata", "")
    said = protocol.metadata(given)
    if "Upload-Defer-Length" in request.headers:
        raise Wrong(400, "The length must be known from the beginning.")
    return Told(
        name=said.get("filename") or "file",
        size=protocol.number("Upload-Length", request.headers.get("Upload-Length")),
        caption=said.get("caption", ""),
        modified=said.get("modified", ""),
        head_sha256=said.get("head", ""),
        metadata=given,
    )


@signed_in
@speaking("HEAD", "PATCH", "DELETE")
def upload(request: HttpRequest, asked: str, upload: str) -> HttpResponse:
    """One upload: how far it is, its next bytes, its end."""
    rows = Upload.objects.of(request.user).select_related("slot__part", "submission__enrollment")
    row = get_object_or_404(rows, code=upload)
    if asked == "OPTIONS":
        return able()
    _require_version(request)
    if asked == "DELETE":
        actions.cancel(row, by=request.user)
        return answer(204)
    if asked == "POST":
        raise Wrong(405, "", Allow="OPTIONS, HEAD, PATCH, DELETE")
    _require_there(row)
    if asked == "HEAD":
        more = {"Upload_Metadata": row.metadata} if row.metadata else {}
        return standing(row, 200, Upload_Length=row.size, **more)
    return _patch(request, row)


def _require_version(request: HttpRequest) -> None:
    protocol.require_version(request.headers.get("Tus-Resumable"))


def _require_there(row: Upload) -> None:
    """Raises Wrong (410) for what has run out or was refused."""
    late = row.state == State.ARRIVING and row.expires_at <= clock.now()
    if late or row.state == State.EXPIRED:
        raise Wrong(410, _("The time to finish this upload has run out. Send the file again."))
    if row.state == State.REFUSED:
        raise Wrong(410, row.refusal)


def _patch(request: HttpRequest, row: Upload) -> HttpResponse:
    body = _body(request, row)
    try:
        with patient(request):
            actions.receive(row, body, by=request.user)
    except receiving.Moved:
        raise Wrong(409, _("More of this file has arrived than this page knows.")) from None
    except receiving.Mismatch:
        raise Wrong(protocol.MISMATCH, _("Some bytes were damaged on the way.")) from None
    except stores.Busy:
        raise Wrong(423, _("This file is being sent in another window.")) from None
    except stores.Lost:
        _require_there(get_object_or_404(Upload, pk=row.pk))
        raise Wrong(410) from None
    except Upload.DoesNotExist:
        raise Http404 from None
    return standing(row, 204)


def _body(request: HttpRequest, row: Upload) -> Body:
    """What the headers say of the bytes that follow. Raises Wrong."""
    if request.content_type != protocol.BODY:
        raise Wrong(415, f"Content-Type must be {protocol.BODY}.")
    if "Transfer-Encoding" in request.headers:
        raise Wrong(411, "Content-Length must be given.")
    offset = protocol.number("Upload-Offset", request.headers.get("Upload-Offset"))
    length = protocol.number("Content-Length", request.headers.get("Content-Length") or "0")
    check = protocol.checksum(request.headers.get("Upload-Checksum"))
    if offset + length > row.size:
        raise Wrong(413, "That is more than Upload-Length.")
    return Body(request, offset, length, check)
