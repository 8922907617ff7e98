"""Sending files that strangers made: sandboxed, never sniffed, never cached."""

from typing import Any

from django.http import FileResponse

SHOWN = {"application/pdf", "image/jpeg", "image/png"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def sandboxed(handle: Any, name: str, media_type: str) -> FileResponse:
    """A file under a name of the caller's choosing; anything but a picture or PDF is a download.

    The response forbids scripts, plugins, frames by others, sniffing and storing, whatever the
    bytes turn out to be.
    """
    shown = media_type in SHOWN
    response = FileResponse(
        handle,
        as_attachment=not shown,
        filename=name,
        content_type=media_type if shown else "application/octet-stream",
    )
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
