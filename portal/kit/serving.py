"""Sending files that strangers made: sandboxed, never sniffed, never cached."""

import io
from typing import Any

from django.http import FileResponse, HttpRequest

from portal.kit import ranges

PLAYED = {
    *("video/mp4", "video/webm", "audio/mp4", "audio/webm", "audio/mpeg", "audio/ogg", "audio/wav")
}
SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"} | PLAYED
NOTHING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
POLICY = f"{NOTHING}; sandbox"
# Chromium shows no PDF at all under `sandbox` or without plugins; its viewer is a plugin that runs
# apart from the page, and a PDF loads nothing else and can never become a page of ours.
PDF_POLICY = f"{NOTHING}; object-src 'self'"
# Opened in a tab of its own, a recording is played by a page that the browser makes and that loads
# it again: from here, and still without scripts, forms and windows.
PLAYED_POLICY = f"{NOTHING}; media-src 'self'; sandbox allow-same-origin"


def sandboxed(
    handle: Any, name: str, media_type: str, request: HttpRequest | None = None
) -> FileResponse:
    """A file under a name of the caller's choosing; what browsers do not show is a download.

    The response forbids scripts, loading, frames by others, sniffing and storing, whatever the
    bytes turn out to be. Of a recording a part is sent, if the request asks for one.
    """
    response = _whole_or_part(handle, name, media_type, request)
    response["Content-Security-Policy"] = _policy(media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _policy(media_type: str) -> str:
    if media_type == "application/pdf":
        return PDF_POLICY
    return PLAYED_POLICY if media_type in PLAYED else POLICY


def _whole_or_part(
    handle: Any, name: str, media_type: str, request: HttpRequest | None
) -> FileResponse:
    if request is None or media_type not in PLAYED:
        return _file(handle, name, media_type)
    try:
        span = ranges.asked(request.headers.get("Range", ""), handle.size)
    except ranges.Beyond:
        size = handle.size
        handle.close()
        nothing = {"Content-Range": f"bytes */{size}"}
        return FileResponse(io.BytesIO(), status=416, headers=nothing)
    response = _file(ranges.Piece(handle, span) if span else handle, name, media_type)
    response["Accept-Ranges"] = "bytes"
    if span:
        response.status_code = 206
        response["Content-Range"] = span.told
        response["Content-Length"] = str(span.end - span.start)
    return response


def _file(source: Any, name: str, media_type: str) -> FileResponse:
    shown = media_type in SHOWN
    return FileResponse(
        source,
        as_attachment=not shown,
        filename=name,
        content_type=media_type if shown else "application/octet-stream",
    )
