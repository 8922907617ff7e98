"""The earner accepts; a stranger opens page, JSON and picture."""

import json
from typing import Any
from uuid import UUID

from django.test import Client

from badges.openbadges.png import unbake
from portal.testing.pages import Walker

JSON = "application/ld+json"


def earn(walker: Walker, uuid: UUID, email: str) -> None:
    """Nothing is public, the badge is accepted, all is public but the address of its earner."""
    address = f"/badges/assertions/{uuid}"
    not_public(address)
    accept_badge(walker, uuid)
    document = read_as_stranger(address)
    assert document["type"] == "Assertion"
    assert email not in json.dumps(document)
    certificate = walker.client.get(f"/my-badges/{uuid}/certificate.pdf")
    assert certificate.content.startswith(b"%PDF")


def accept_badge(walker: Walker, uuid: UUID) -> None:
    """Accept the offered badge with its one button."""
    walker.open("/my-badges/").has(f"/my-badges/{uuid}/")
    walker.open(f"/my-badges/{uuid}/").send("Accept")


def not_public(address: str) -> None:
    """Before it is accepted a stranger finds neither document nor picture."""
    for path in (address, f"{address}/image"):
        assert Client().get(path).status_code == 404


def read_as_stranger(address: str) -> dict[str, Any]:
    """The public page, the JSON, and the same JSON out of the baked picture; returns it."""
    stranger = Client()
    page = stranger.get(address, HTTP_ACCEPT="text/html").content.decode()
    assert "<h1" in page
    served = stranger.get(address, HTTP_ACCEPT=JSON).content.decode()
    baked = stranger.get(f"{address}/image")
    assert baked["Content-Type"] == "image/png"
    assert unbake(baked.content) == served
    return json.loads(served)
