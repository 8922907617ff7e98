"""Keys of the tests' own, made once: drawing the numbers of a key takes its time."""

from functools import cache

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@cache
def _drawn(name: str, bits: int) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=bits)


def private(name: str, bits: int = 2048) -> RSAPrivateKey:
    """The private key under this name."""
    return _drawn(name, bits)


def public(name: str, bits: int = 2048) -> str:
    """Its public half as PEM."""
    half = private(name, bits).public_key()
    return half.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
