"""A whole badge on a local server in every shape in which it can be brought, and its checking."""

import base64
import hashlib
import hmac
import json
import time
from functools import cache

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from badges.openbadges import documents
from badges.openbadges.png import bake
from badges.openbadges.serialise import to_bytes
from badges.tests import facts, pngs
from badges.tests.conformance_server import Answer, Site
from badges.verifying.examining import examine
from badges.verifying.presented import Presented, of_file, of_text
from badges.verifying.results import Examined, Verdict
from badges.verifying.web import Web
from portal.kit.fetching.guard import Guard

IMAGE = pngs.png()
ASSERTION, CLASS, ISSUER = (
    "/badges/assertions/a1",
    "/badges/classes/c2",
    "/badges/issuers/riverbend",
)
KEY, LIST, PICTURE = "/badges/keys/1", "/badges/revoked", f"{CLASS}/image"
SIGNED_ID = "urn:uuid:6f2d7a4e-0b0d-4c3f-9a54-0d7f1f7d1a11"


def published(site: Site) -> None:
    """Assertion, class, issuer, key and list, each at its address."""
    assertion, badge_class, profile = facts.three(site.origin)
    profile |= {"publicKey": site.origin + KEY, "revocationList": site.origin + LIST}
    for document in (assertion, badge_class, profile, key_document(site), listing(site)):
        site.publish(document)
    site.answers[PICTURE] = Answer(IMAGE, "image/png")
    site.answers[f"{ASSERTION}/image"] = Answer(bake(IMAGE, body(site).decode()), "image/png")


def body(site: Site, path: str = ASSERTION) -> bytes:
    """What stands at a path."""
    return site.answers[path].body


def changed(site: Site, path: str, **fields: object) -> None:
    """Publish a document anew with some fields changed; None takes a field out."""
    document = json.loads(body(site, path)) | fields
    kept = {name: value for name, value in document.items() if value is not None}
    site.answers[path].body = to_bytes(kept)


def key_document(site: Site, pem: str = "") -> documents.Document:
    return {
        "@context": documents.CONTEXT,
        "type": "CryptographicKey",
        "id": site.origin + KEY,
        "owner": site.origin + ISSUER,
        "publicKeyPem": pem or public_pem(),
    }


def listing(site: Site, *entries: object) -> documents.Document:
    return {
        "@context": documents.CONTEXT,
        "type": "RevocationList",
        "id": site.origin + LIST,
        "issuer": site.origin + ISSUER,
        "revokedAssertions": list(entries),
    }


@cache
def key(name: str = "ours", bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def public_pem(name: str = "ours", bits: int = 2048) -> str:
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    return key(name, bits).public_key().public_bytes(serialization.Encoding.PEM, spki).decode()


def part(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def payload(site: Site, **fields: object) -> documents.Document:
    """The assertion as it is signed."""
    verification = {"type": "SignedBadge", "creator": site.origin + KEY}
    own = {"id": SIGNED_ID, "verification": verification, "image": None}
    document = json.loads(body(site)) | own | fields
    return {name: value for name, value in document.items() if value is not None}


def token(site: Site, *, name: str = "ours", bits: int = 2048, header=None, **fields) -> str:
    """A signed text by one of our keys."""
    head = part(json.dumps(header or {"alg": "RS256"}).encode())
    signed = f"{head}.{part(to_bytes(payload(site, **fields)))}"
    algorithm = (header or {}).get("alg", "RS256")
    return f"{signed}.{part(_signature(algorithm, signed.encode(), name, bits))}"


def _signature(algorithm: str, signed: bytes, name: str, bits: int) -> bytes:
    if algorithm == "none":
        return b""
    if algorithm == "HS256":
        return hmac.new(public_pem(name, bits).encode(), signed, hashlib.sha256).digest()
    return key(name, bits).sign(signed, padding.PKCS1v15(), hashes.SHA256())


def svg(inside: str = "", namespace: str = "http://openbadges.org", before: str = "") -> bytes:
    """A small SVG with something directly after its opening tag."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{namespace}">'
    return f'{before}{head}{inside}<circle r="4"/></svg>'.encode()


def element(site: Site, text: str = "", verify: str = "") -> str:
    text, verify = text or body(site).decode(), verify or site.origin + ASSERTION
    return f'<openbadges:assertion verify="{verify}"><![CDATA[{text}]]></openbadges:assertion>'


def brought(site: Site, shape: str) -> Presented:
    """The badge as it stands, in one of the shapes."""
    match shape:
        case "address":
            return of_text(site.origin + ASSERTION)
        case "data":
            return of_text(body(site).decode())
        case "png":
            return of_file(bake(IMAGE, body(site).decode()))
        case "svg":
            return of_file(svg(element(site)))
        case "baked address":
            return of_text(f"{site.origin}{ASSERTION}/image")
        case "signed":
            return of_text(token(site))
        case "signed png":
            return of_file(bake(IMAGE, token(site)))
        case _:
            return of_file(svg(f'<openbadges:assertion verify="{token(site)}"/>'))


def checked(site: Site, badge: Presented, mail: str = "") -> Examined:
    """What the page finds, with this server let in as the only one inside."""
    port = int(site.origin.rpartition(":")[2])
    alone = Guard(frozenset({("127.0.0.1", port)}))
    return examine(badge, mail=mail, web=Web(guard=alone, until=time.monotonic() + 120))


def said(found: Examined) -> str:
    """Everything the checks say, for a test that goes wrong."""
    return "\n".join(f"{c.verdict} [{c.word}] {c.name}: {c.sentence}" for c in found.checks)


def wrong(found: Examined) -> list[str]:
    """The sentences of the bad checks."""
    return [check.sentence for check in found.checks if check.verdict == Verdict.BAD]
