"""Open Badges 2.0, SignedBadge: the signed assertion, its key, and the list of what was revoked.

A signed assertion says what the hosted one says, under an id of its own: nothing is worked out
again. Its picture is left out, because a picture of an assertion must have that very assertion
inside (Open Badges 2.0, Baking); the picture of the class stands for it.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from badges.openbadges.documents import CONTEXT, Document

OF_THE_HOSTED_ALONE = ("id", "verification", "image")


class Revoked(NamedTuple):
    """One signed assertion that is valid no longer, and why."""

    id: str
    reason: str


def urn(id: UUID) -> str:
    """The id of a signed assertion: no address, for nothing is served there."""
    return f"urn:uuid:{id}"


def assertion(hosted: Mapping[str, object], *, id: UUID, key: str) -> Document:
    """The assertion to be signed with the key at the address `key`.

    Raises ValueError for one that was revoked, and for an id that is not a random uuid.
    """
    if hosted.get("revoked") or hosted.get("type") != "Assertion":
        raise ValueError("Only an assertion that stands can be signed.")
    if id.version != 4:
        raise ValueError("The id of a signed assertion is a random uuid.")
    kept = {name: value for name, value in hosted.items() if name not in OF_THE_HOSTED_ALONE}
    return kept | {"id": urn(id), "verification": {"type": "SignedBadge", "creator": key}}


def key(*, id: str, owner: str, public_pem: str) -> Document:
    """The CryptographicKey of an issuer, whose Profile names it in turn."""
    return _document("CryptographicKey", id) | {"owner": owner, "publicKeyPem": public_pem}


def withdrawn_key(*, id: str, owner: str) -> Document:
    """What is left of a key that others may have: nothing can be verified with it."""
    return _document("CryptographicKey", id) | {"owner": owner}


def revocation_list(*, id: str, issuer: str, revoked: Iterable[Revoked]) -> Document:
    """The issuer's RevocationList, in the order given.

    One that stands alone is named twice, the second time by its id: JSON-LD writes a list of one
    as the one, and the official validator then looks for the badge among its letters.
    """
    entries: list[object] = [_revoked(one) for one in revoked]
    alone = [entry["id"] for entry in entries if isinstance(entry, dict) and len(entries) == 1]
    return _document("RevocationList", id) | {
        "issuer": issuer,
        "revokedAssertions": [*entries, *alone],
    }


def fingerprint(public_pem: str) -> str:
    """SHA-256 over the public key, in groups of four digits that two people can compare."""
    body = "".join(line for line in public_pem.splitlines() if "-----" not in line)
    digest = hashlib.sha256(base64.b64decode(body)).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _revoked(one: Revoked) -> Document:
    entry: Document = {"id": one.id}
    return entry | ({"revocationReason": one.reason} if one.reason else {})


def _document(type: str, id: str) -> Document:
    return {"@context": CONTEXT, "type": type, "id": id}
