"""Answers of the protocol: its version on each, the reason in words for whoever shows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from submissions.evidence import sizes
from submissions.models import Upload
from submissions.uploading import protocol
from submissions.uploading.protocol import Wrong

# A client that says nothing for so long has gone; what came of its bytes is kept.
PATIENCE = 30


def answer(status: int, **headers: Any) -> HttpResponse:
    """An answer without words."""
    response = HttpResponse(status=status)
    del response["Content-Type"]
    return _marked(response, headers)


def wrong(error: Wrong) -> HttpResponse:
    """A refusal, with the reason as JSON."""
    return _marked(JsonResponse({"reason": error.reason}, status=error.status), error.headers)


def able() -> HttpResponse:
    """What is spoken here: the answer to OPTIONS."""
    return answer(
        204,
        Tus_Version=protocol.VERSION,
        Tus_Extension=protocol.EXTENSIONS,
        Tus_Max_Size=sizes.highest(),
        Tus_Checksum_Algorithm=",".join(protocol.ALGORITHMS),
    )


def standing(upload: Upload, status: int, **headers: Any) -> HttpResponse:
    """How far an upload is, and until when it waits."""
    if upload.state == Upload.State.ARRIVING:
        headers["Upload_Expires"] = protocol.expires(upload.expires_at)
    return answer(status, Upload_Offset=upload.offset, **headers)


def _marked(response: HttpResponse, headers: dict[str, Any]) -> HttpResponse:
    response["Tus-Resumable"] = protocol.VERSION
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


@contextmanager
def patient(request: HttpRequest) -> Iterator[None]:
    """Within the block a silent client is given up after PATIENCE seconds, where that can be set."""
    socket = request.META.get("gunicorn.socket")
    if socket is None:
        yield
        return
    before = socket.gettimeout()
    socket.settimeout(PATIENCE)
    try:
        yield
    finally:
        socket.settimeout(before)
