"""An award as a signed text."""

import base64
import json
import re

from badges.conformance.validator.awards import (
    check_badge_and_issuer,
    check_evidence,
    check_recipient,
)
from badges.conformance.validator.documents import check_document, check_object
from badges.conformance.validator.findings import as_list, id_of, is_http


def b64json(part):
    """One part of a signed text as a dict."""
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("utf-8"))


def check_signed(f, jws):
    """The award in a signed text, its key, and the issuer's revocation list."""
    try:
        head, payload, _ = jws.split(".")
        header, assertion = b64json(head), b64json(payload)
    except ValueError as error:
        f.add(False, "JWS decodes", str(error))
        return
    f.add(
        header.get("alg") == "RS256",
        "JWS alg is RS256 (the interoperable one)",
        str(header.get("alg")),
    )
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
            f.add(
                "PRIVATE" not in str(key.get("publicKeyPem")), "key document holds no private key"
            )
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
