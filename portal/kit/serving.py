"""Sending files that strangers made: sandboxed, never sniffed, never cached."""

from typing import Any

from django.http import FileResponse

SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"}
NOTHING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
POLICY = f"{NOTHING}; sandbox"
# Chromium shows no PDF at all under `sandbox` or without plugins; its viewer is a plugin that runs
# apart from the page, and a PDF loads nothing else and can never become a page of ours.
PDF_POLICY = f"{NOTHING}; object-src 'self'"


def sandboxed(handle: Any, name: str, media_type: str) -> FileResponse:
    """A file under a name of the caller's choosing; anything but a picture or PDF is a download.

    The response forbids scripts, loading, frames by others, sniffing and storing, whatever the
    bytes turn out to be.
    """
    shown = media_type in SHOWN
    response = FileResponse(
        handle,
        as_attachment=not shown,
        filename=name,
        content_type=media_type if shown else "application/octet-stream",
    )
    pdf = media_type == "application/pdf"
    response["Content-Security-Policy"] = PDF_POLICY if pdf else POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
