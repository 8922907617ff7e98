"""Random public codes. They carry no time, no order and nothing of whom they belong to."""

import secrets
import uuid

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def short_code(length: int = 4) -> str:
    """A code for people to read aloud, such as 7F3K: 5 bits a character, no 0/O, 1/I."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def slot_code() -> str:
    """Eight readable characters (40 bits) for a place in the review queue."""
    return short_code(8)


def long_code() -> str:
    """128 random bits, URL-safe, 22 characters: the address of private things."""
    return secrets.token_urlsafe(16)


def public_id() -> uuid.UUID:
    """A uuid4; validators refuse versions above 5."""
    return uuid.uuid4()
