"""What every award has, hosted or signed: recipient, class, issuer, evidence."""

import json
import re

import requests

from badges.conformance.validator.documents import check_document, check_image
from badges.conformance.validator.findings import as_list, id_of, is_http
from badges.conformance.validator.network import get


def check_recipient(f, recipient):
    """The IdentityObject: form, and whether it hides the person."""
    recipient = recipient if isinstance(recipient, dict) else {}
    f.add(
        recipient.get("type") in ("email", "url", "telephone", "id"),
        "recipient.type is email, url or telephone",
        str(recipient.get("type")),
    )
    f.add(
        isinstance(recipient.get("hashed"), bool),
        "recipient.hashed is a boolean",
        repr(recipient.get("hashed")),
    )
    identity = recipient.get("identity") or ""
    if recipient.get("hashed"):
        f.add(
            identity.startswith("sha256$"),
            "recipient hash is sha256 (md5 is legal but broken)",
            identity[:12],
            warn=True,
        )
        f.add(bool(recipient.get("salt")), "hashed recipient is salted", warn=True)
    else:
        f.add(False, "recipient identity is hashed (plaintext is public)", identity, warn=True)


def check_badge_and_issuer(f, assertion):
    """Returns the issuer document the BadgeClass points at."""
    badge_url = id_of(assertion.get("badge"))
    if not is_http(badge_url):
        f.add(False, "BadgeClass has an HTTP(S) id", str(badge_url), warn=True)
        badge = assertion.get("badge") if isinstance(assertion.get("badge"), dict) else None
    else:
        badge = check_document(f, "BadgeClass", badge_url, ["BadgeClass"])
    if not badge:
        return None
    check_image(f, "BadgeClass.image", badge.get("image"))
    criteria = badge.get("criteria")
    if is_http(id_of(criteria)):
        try:
            code = get(id_of(criteria), "text/html, */*;q=0.1").status_code
        except requests.RequestException:
            code = 0
        f.add(
            code == 200,
            "criteria page answers 200",
            f"{id_of(criteria)} -> {code}",
            warn=True,
        )
    for entry in as_list(badge.get("alignment")):
        f.add(
            isinstance(entry, dict)
            and bool(entry.get("targetName"))
            and is_http(entry.get("targetUrl")),
            "alignment has targetName and targetUrl",
            json.dumps(entry)[:100],
        )
    issuer_url = id_of(badge.get("issuer"))
    if not is_http(issuer_url):
        f.add(False, "Issuer has an HTTP(S) id", str(issuer_url))
        return None
    issuer = check_document(f, "Issuer", issuer_url, ["Issuer", "Profile"])
    if not issuer:
        return None
    for name in ("name", "url", "email"):  # the validator never queues its email check
        f.add(
            isinstance(issuer.get(name), str) and bool(issuer[name]),
            f"Issuer has {name}",
            str(issuer.get(name)),
        )
    f.add(
        bool(re.match(r"^[^@\s]+@[^@\s]+$", str(issuer.get("email")))),
        "Issuer email looks like one",
        str(issuer.get("email")),
    )
    if issuer.get("image"):
        check_image(f, "Issuer.image", issuer["image"])
    return issuer


def check_evidence(f, assertion):
    """Every evidence page can be read by the public."""
    for entry in as_list(assertion.get("evidence")):
        url = id_of(entry)
        if is_http(url):
            try:
                code = get(url, "text/html, */*;q=0.1").status_code
            except requests.RequestException:
                code = 0
            f.add(
                code == 200,
                "evidence page is publicly readable",
                f"{url} -> {code}",
                warn=True,
            )
