"""Keys of the tests' own, made once: drawing the numbers of a key takes its time."""

from functools import cache
from itertools import cycle

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

TURNS = cycle(range(3))


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


def drawn_from_a_few(public_exponent: int, key_size: int) -> RSAPrivateKey:
    """Stands in for drawing a new key: one of three real ones, each in its turn."""
    return private(f"drawn {next(TURNS)}", key_size)
