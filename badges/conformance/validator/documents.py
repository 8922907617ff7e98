"""One document by itself: how it is served, and what it says about itself."""

import contextlib
import json
import re

import requests

from badges.conformance.validator.findings import (
    as_list,
    id_of,
    is_http,
    media_type,
    sniff_image,
    strict_json,
)
from badges.conformance.validator.network import get

V2 = "https://w3id.org/openbadges/v2"
JSON_TYPES = ("application/ld+json", "application/json")


def check_document(f, name, url, want_types):
    """Fetch one JSON-LD document the way a verifier does. Returns dict or None."""
    try:
        response = get(url)
    except requests.RequestException as error:
        f.add(False, f"{name} is reachable", str(error))
        return None
    if name == "Assertion" and response.status_code == 410:
        reason = ""
        with contextlib.suppress(ValueError):
            reason = response.json().get("revocationReason", "")
        f.add(False, "Assertion is not revoked (410 Gone)", reason)
        return None
    if not f.add(
        response.status_code == 200,
        f"{name} answers 200",
        f"{url} -> {response.status_code}",
    ):
        return None
    kind = media_type(response)
    f.add(
        kind in JSON_TYPES,
        f"{name} content type is application/ld+json or application/json",
        kind or "(none)",
    )
    f.add(
        response.headers.get("Access-Control-Allow-Origin") in ("*",),
        f"{name} allows cross-origin reads (browser-based verifiers)",
        "Access-Control-Allow-Origin: {}".format(
            response.headers.get("Access-Control-Allow-Origin")
        ),
        warn=True,
    )
    try:
        data = strict_json(response.content.decode("utf-8-sig"))
    except ValueError as error:
        f.add(False, f"{name} is JSON", str(error))
        return None
    check_object(f, name, data, want_types, url)
    try:
        plain = get(url, "application/json")
        f.add(
            media_type(plain) == "application/json",
            f"{name} answers application/json when only that is accepted",
            media_type(plain),
            warn=True,
        )
    except requests.RequestException:
        pass
    return data


def check_object(f, name, data, want_types, url=None):
    """What a document says about itself: context, type and id."""
    contexts = [c for c in as_list(data.get("@context")) if isinstance(c, str)]
    f.add(V2 in contexts, f"{name} declares the v2 context", json.dumps(data.get("@context"))[:120])
    types = as_list(data.get("type") or data.get("@type"))
    f.add(
        any(t in want_types for t in types),
        "{} has type {}".format(name, " or ".join(want_types)),
        json.dumps(types),
    )
    if url:
        f.add(
            data.get("id") == url,
            f"{name} id is the URL it was fetched from",
            str(data.get("id")),
        )


def check_image(f, name, value):
    """A picture by its address: reachable, PNG or SVG, served as that. Returns its bytes."""
    url = id_of(value)
    if isinstance(url, str) and url.startswith("data:"):
        match = re.match(r"^data:(image/png|image/svg\+xml)(;[^,]*)?,(.*)$", url, re.S)
        f.add(bool(match), f"{name} data URI is PNG or SVG")
        return None
    if not is_http(url):
        f.add(False, f"{name} is an HTTP(S) URL or image data URI", repr(url))
        return None
    try:
        response = get(url, "image/png, image/svg+xml, */*;q=0.1")
    except requests.RequestException as error:
        f.add(False, f"{name} is reachable", str(error))
        return None
    if not f.add(response.status_code == 200, f"{name} answers 200", str(response.status_code)):
        return None
    kind = sniff_image(response.content)
    f.add(kind is not None, f"{name} is PNG or SVG by its bytes", url)
    f.add(
        media_type(response) == kind,
        f"{name} is served as what it is",
        f"{media_type(response)} for {kind}",
    )
    if isinstance(value, dict):
        f.add(bool(value.get("caption")), f"{name} has a caption (alt text)", warn=True)
    return response.content
