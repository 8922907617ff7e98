"""An award at its address, and inside a picture."""

import json

from badges.conformance.validator.awards import (
    check_badge_and_issuer,
    check_evidence,
    check_recipient,
)
from badges.conformance.validator.documents import check_document, check_image, check_object
from badges.conformance.validator.findings import (
    as_list,
    id_of,
    is_http,
    sniff_image,
    strict_json,
)
from badges.conformance.validator.pictures import baked_id, unbake
from badges.conformance.validator.signed import check_signed


def check_hosted(f, url, baked=None):
    """The award at its address; `baked` is the copy that a picture held."""
    assertion = check_document(f, "Assertion", url, ["Assertion"])
    if assertion is None:
        return
    f.add(
        not assertion.get("revoked"),
        "Assertion is not revoked (revoked flag)",
        str(assertion.get("revocationReason", "")),
    )
    verification = assertion.get("verification") or assertion.get("verify") or {}
    kinds = as_list(verification.get("type")) if isinstance(verification, dict) else []
    f.add(
        any(k in ("HostedBadge", "hosted") for k in kinds),
        "verification.type is HostedBadge",
        json.dumps(kinds),
    )
    check_recipient(f, assertion.get("recipient"))
    check_badge_and_issuer(f, assertion)
    check_evidence(f, assertion)
    if assertion.get("image"):
        data = check_image(f, "Assertion.image", assertion["image"])
        if data and sniff_image(data):
            inner = unbake(f, data, "Assertion.image")
            if inner is not None:
                f.add(
                    baked_id(inner) == url,
                    "Assertion.image is baked with this Assertion",
                    str(baked_id(inner)),
                )
    if isinstance(baked, dict):
        differs = sorted(k for k in {*baked, *assertion} if differ(baked.get(k), assertion.get(k)))
        f.add(
            not differs,
            "the copy says the same as the hosted Assertion",
            "differs in: " + ", ".join(differs),
        )


def differ(one, other):
    """Whether two fields say different things; an object counts as the id it has."""
    ones, others = as_list(one), as_list(other)
    if len(ones) != len(others):
        return True
    return any(
        a != b and not (isinstance(a, dict) != isinstance(b, dict) and id_of(a) == id_of(b))
        for a, b in zip(ones, others)  # noqa: B905 (older Pythons)
    )


def check_baked(f, data):
    """A picture, and whatever it names."""
    inner = unbake(f, data, "image")
    if inner is not None:
        check_text(f, inner)


def check_text(f, inner):
    """The text of a badge: a copy of a hosted one, or a signed one."""
    inner = inner.strip()
    if inner.startswith("{"):
        try:
            baked = strict_json(inner)
        except ValueError as error:
            f.add(False, "baked text is JSON", str(error))
            return
        check_object(f, "baked Assertion", baked, ["Assertion"])
        if f.add(
            is_http(baked.get("id")), "baked Assertion has an HTTP(S) id", str(baked.get("id"))
        ):
            check_hosted(f, baked["id"], baked)
    elif is_http(inner):
        f.add(False, "baked text is Assertion JSON or a JWS (a bare URL is pre-1.0)", inner)
    else:
        check_signed(f, inner)
