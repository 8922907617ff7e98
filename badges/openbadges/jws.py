"""Signed texts: JSON Web Signature in compact form, RS256 and nothing else.

RFC 7515 (compact serialisation, base64url without padding), RFC 7518 3.3 (RS256, 2048 bits or
more), Open Badges 2.0, SignedBadge. What a header asks for never chooses the algorithm or the
key: the reader brings the key, and a text signed in any other way is refused.
"""

import base64
import binascii
import json
import re

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

FEWEST_BITS, MOST_BITS = 2048, 8192
LONGEST = 1_000_000
HEADER = b'{"alg":"RS256"}'
ALPHABET = re.compile(r"[A-Za-z0-9_-]+")
# A header begins with a brace, which is "ey" in base64url with the quote after it.
SHAPE = re.compile(r"ey[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")


class JwsError(ValueError):
    """A signed text that is not accepted. `code` names the reason for programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def looks_like_one(text: str) -> bool:
    """Whether a text has the shape of a signed one."""
    return SHAPE.fullmatch(text) is not None


def sign(payload: bytes, private_key: RSAPrivateKey) -> str:
    """The payload with its signature, in three parts. Raises JwsError for a key that is short."""
    _require_sound(private_key.key_size)
    signed = f"{_encoded(HEADER)}.{_encoded(payload)}"
    signature = private_key.sign(signed.encode("ascii"), PKCS1v15(), SHA256())
    return f"{signed}.{_encoded(signature)}"


def verify(token: str, public_pem: str | bytes) -> bytes:
    """The payload of a text that this key signed. Raises JwsError for every other."""
    header, payload, signature = parts(token)
    if header.get("alg") != "RS256":
        raise JwsError("algorithm", "This badge is not signed with RS256.")
    if "crit" in header or "b64" in header:
        raise JwsError("extension", "This badge is signed with an extension that is not read.")
    signed = token.rpartition(".")[0].encode("ascii")
    try:
        _public(public_pem).verify(signature, signed, PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise JwsError("signature", "The signature does not belong to this text.") from error
    return payload


def parts(token: str) -> tuple[dict[str, object], bytes, bytes]:
    """Header, payload and signature as they stand there; nothing is verified. Raises JwsError."""
    pieces = token.split(".") if len(token) <= LONGEST else []
    if len(pieces) != 3:
        raise JwsError("form", "This is not a signed text of three parts.")
    head, payload, signature = map(_decoded, pieces)
    return _header(head), payload, signature


def _header(data: bytes) -> dict[str, object]:
    try:
        pairs = json.loads(data, object_pairs_hook=list)
    except (ValueError, RecursionError) as error:
        raise JwsError("header", "The header of this signed text is not JSON.") from error
    header = dict(pairs) if isinstance(pairs, list) and all(map(_named, pairs)) else {}
    if not header or len(header) < len(pairs):
        raise JwsError("header", "The header of this signed text is not a plain object.")
    return header


def _named(pair: object) -> bool:
    """Of an object comes a list of pairs; of a list whatever it holds."""
    return isinstance(pair, tuple) and isinstance(pair[0], str)


def _public(pem: str | bytes) -> RSAPublicKey:
    try:
        key = load_pem_public_key(pem.encode() if isinstance(pem, str) else pem)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise JwsError("key", "This is not a public key that can be read.") from error
    if not isinstance(key, RSAPublicKey):
        raise JwsError("key", "This key is not an RSA key.")
    _require_sound(key.key_size)
    return key


def _require_sound(bits: int) -> None:
    if bits < FEWEST_BITS:
        raise JwsError("short", f"A key of {bits} bits is too short to be believed.")
    if bits > MOST_BITS:
        raise JwsError("long", f"A key of {bits} bits takes too long to be asked.")


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    """The bytes of a part. One text stands for them, so nobody can vary a token unnoticed."""
    if not ALPHABET.fullmatch(text):
        raise JwsError("base64", "A part of this signed text is not base64url.")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise JwsError("base64", "A part of this signed text is not base64url.") from error
    if _encoded(data) != text:
        raise JwsError("base64", "A part of this signed text is not base64url.")
    return data
