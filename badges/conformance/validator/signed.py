"""An award as a signed text."""

import base64
import json
import re

from Crypto.PublicKey import RSA

from badges.conformance.validator.awards import (
    check_badge_and_issuer,
    check_evidence,
    check_recipient,
)
from badges.conformance.validator.documents import check_document, check_object
from badges.conformance.validator.findings import as_list, id_of, is_http, strict_json


def b64(part):
    """The bytes of one part. Raises ValueError where another text would stand for them too."""
    data = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii") != part:
        raise ValueError("a part is not base64url without padding")
    return data


def b64json(part):
    """One part of a signed text as a dict. Raises ValueError."""
    found = strict_json(b64(part).decode("utf-8"))
    if not isinstance(found, dict):
        raise ValueError("a part is no object of JSON")
    return found


def check_key(f, pem):
    """An RSA key, long enough, and its public half alone."""
    f.add("PRIVATE" not in str(pem), "key document holds no private key")
    try:
        bits = RSA.import_key(pem).size_in_bits()
    except (ValueError, TypeError, IndexError) as error:
        f.add(False, "publicKeyPem is an RSA key", str(error))
        return
    f.add(2048 <= bits <= 8192, "the key has 2048 to 8192 bits", str(bits))


def check_signed(f, jws):
    """The award in a signed text, its key, and the issuer's revocation list."""
    try:
        head, payload, signature = jws.split(".")
        header, assertion = b64json(head), b64json(payload)
        b64(signature)
    except ValueError as error:
        f.add(False, "JWS decodes", str(error))
        return
    f.add(
        header.get("alg") == "RS256",
        "JWS alg is RS256 (the interoperable one)",
        str(header.get("alg")),
    )
    odd = sorted({"crit", "b64"} & set(header))
    f.add(not odd, "JWS asks for no extension", ", ".join(odd))
    check_object(f, "Assertion", assertion, ["Assertion"])
    f.add(
        bool(re.match(r"^(urn:uuid:[0-9a-f-]{36}|https?://)", assertion.get("id") or "")),
        "signed Assertion id is urn:uuid or HTTP",
        str(assertion.get("id")),
    )
    f.add(not assertion.get("revoked"), "Assertion is not revoked (revoked flag)")
    verification = assertion.get("verification") or assertion.get("verify") or {}
    kinds = as_list(verification.get("type")) if isinstance(verification, dict) else []
    f.add(
        any(k in ("SignedBadge", "signed") for k in kinds),
        "verification.type is SignedBadge",
        json.dumps(kinds),
    )
    check_recipient(f, assertion.get("recipient"))
    issuer = check_badge_and_issuer(f, assertion)
    check_evidence(f, assertion)
    if not issuer:
        return
    key_url = id_of(verification.get("creator"))
    allowed = [id_of(k) for k in as_list(issuer.get("publicKey"))]
    f.add(
        key_url in allowed,
        "signing key is listed in issuer publicKey",
        f"{key_url} in {allowed}",
    )
    if is_http(key_url):
        key = check_document(f, "CryptographicKey", key_url, ["CryptographicKey"])
        if key:
            f.add(
                id_of(key.get("owner")) == issuer.get("id"),
                "key owner is the issuer",
                str(key.get("owner")),
            )
            check_key(f, key.get("publicKeyPem"))
    list_url = id_of(issuer.get("revocationList"))
    if f.add(is_http(list_url), "issuer publishes a revocationList", str(list_url), warn=True):
        listing = check_document(f, "RevocationList", list_url, ["RevocationList"])
        if listing is not None:
            f.add(
                isinstance(listing.get("revokedAssertions"), list),
                "revokedAssertions is an array",
                type(listing.get("revokedAssertions")).__name__,
            )
            f.add(
                id_of(listing.get("issuer")) == issuer.get("id"),
                "RevocationList issuer is the issuer",
                str(listing.get("issuer")),
                warn=True,
            )
            hit = [
                e
                for e in as_list(listing.get("revokedAssertions"))
                if id_of(e) == assertion.get("id")
            ]
            f.add(not hit, "Assertion is not in the RevocationList", json.dumps(hit))
