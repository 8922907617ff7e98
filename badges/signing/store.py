"""Where private keys are kept: encrypted, each bound to its own row, apart from SECRET_KEY.

AES-256-GCM under the keys of the setting CAIRN_KEYS (NIST SP 800-38D: a random nonce of 96 bits),
with the key's public id as associated data, so that the private half of one row opens in no other.
What comes out is a key object: its bytes are never text, never logged, never in a message.
"""

import logging
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from django.conf import settings

log = logging.getLogger(__name__)
# Badges are verified for decades; 2048 bits are advised against after 2030 (NIST SP 800-57).
BITS = 3072
FORM, NONCE = b"\x01", 12


class Locked(Exception):
    """A private key that none of the keys in CAIRN_KEYS opens."""


def made(uuid: UUID) -> tuple[str, bytes]:
    """A new pair for the row `uuid`: the public half as PEM, the private half sealed."""
    key = generate_private_key(public_exponent=65537, key_size=BITS)
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return public.decode("ascii"), _sealed(private, uuid)


def opened(sealed: bytes, uuid: UUID) -> RSAPrivateKey:
    """The private half of the row `uuid`. Raises Locked."""
    key = load_der_private_key(_unsealed(sealed, uuid)[0], None)
    if not isinstance(key, RSAPrivateKey):
        raise Locked(f"What is stored with the signing key {uuid} is no RSA key.")
    return key


def resealed(sealed: bytes, uuid: UUID) -> bytes | None:
    """The same under the first of CAIRN_KEYS, or None where it is so already. Raises Locked."""
    private, place = _unsealed(sealed, uuid)
    return _sealed(private, uuid) if place else None


def _sealed(private: bytes, uuid: UUID) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    cipher = AESGCM(settings.CAIRN_KEYS[0])
    return FORM + nonce + cipher.encrypt(nonce, private, uuid.bytes)


def _unsealed(sealed: bytes, uuid: UUID) -> tuple[bytes, int]:
    """The private half, and the place of the wrapping key that opened it."""
    form, nonce, text = sealed[:1], sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    for place, wrapping in enumerate(settings.CAIRN_KEYS if form == FORM else ()):
        try:
            return AESGCM(wrapping).decrypt(nonce, text, uuid.bytes), place
        except InvalidTag:
            continue
    log.error("none of the keys in CAIRN_KEYS opens the signing key %s", uuid)
    raise Locked(f"None of the keys in CAIRN_KEYS opens the signing key {uuid}.")
