"""A signed award: a JSON Web Signature in its compact form, RS256 and nothing else.

Sources: RFC 7515 (compact form, section 7.1), RFC 7518 (RS256, section 3.3; keys of 2048 bits at
least), Open Badges 2.0, SignedBadge. The algorithm is never taken from the token alone: `none` and
HS256 with the public key as the secret are the two old ways of forging one.
"""

import base64
import binascii
import re
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from badges.openbadges.documents import Document
from badges.openbadges.reading import NotADocument, document

ALGORITHM = "RS256"
LEAST_BITS, MOST_BITS = 2048, 8192
COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")


class JwsError(ValueError):
    """A signed text that is not believed."""


class NotAToken(JwsError):
    """It is not three parts that can be read."""


class WrongAlgorithm(JwsError):
    """It is signed by anything but RS256, or asks for an extension that is not known."""


class BadKey(JwsError):
    """The key is no RSA public key of a sound size in PEM."""


class BadSignature(JwsError):
    """The key did not sign this."""


class Token(NamedTuple):
    """What a token says, before anybody believes it."""

    header: Document
    payload: Document
    signed: bytes
    signature: bytes


def looks_like_one(text: str) -> bool:
    """Whether a text has the shape of a token."""
    return COMPACT.fullmatch(text) is not None and text.startswith("ey")


def read(token: str) -> Token:
    """The parts of a token, unverified: to find its key. Raises NotAToken."""
    if not COMPACT.fullmatch(token):
        raise NotAToken
    head, body, signature = token.split(".")
    try:
        header, payload = document(_bytes(head)), document(_bytes(body))
    except NotADocument as error:
        raise NotAToken from error
    return Token(header, payload, f"{head}.{body}".encode(), _bytes(signature))


def verify(token: str, pem: str) -> Document:
    """The payload of a token that this key signed. Raises JwsError's kinds."""
    found = read(token)
    if found.header.get("alg") != ALGORITHM or "crit" in found.header:
        raise WrongAlgorithm
    try:
        _key(pem).verify(found.signature, found.signed, PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise BadSignature from error
    return found.payload


def _key(pem: str) -> RSAPublicKey:
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise BadKey from error
    if not isinstance(key, RSAPublicKey) or not LEAST_BITS <= key.key_size <= MOST_BITS:
        raise BadKey
    return key


def _bytes(part: str) -> bytes:
    """Base64url without padding, in the one way it can be written. Raises NotAToken."""
    try:
        found = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAToken from error
    if base64.urlsafe_b64encode(found).rstrip(b"=").decode() != part:
        raise NotAToken
    return found
