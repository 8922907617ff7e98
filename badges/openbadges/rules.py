"""What each field of our documents must be: values, and one table per document."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from badges.openbadges.documents import CONTEXT

Rule: TypeAlias = tuple[str, Callable[[object], bool], str]

DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
HASH = re.compile(r"sha256\$[0-9a-f]{64}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
TELEPHONE = re.compile(r"\+[1-9]\d{1,14}")
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


def is_text(value: object) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_address(value: object) -> bool:
    """Whether a value is a whole address of the web."""
    return isinstance(value, str) and ADDRESS.fullmatch(value) is not None


def is_moment(value: object) -> bool:
    """Whether a value is a real moment in ISO 8601 with its zone."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_image(value: object) -> bool:
    """Whether a value is the address of an image, or an Image object that has one."""
    return is_address(value.get("id") if isinstance(value, Mapping) else value)


def is_addresses(value: object) -> bool:
    """Whether a value is a list of whole addresses of the web."""
    return isinstance(value, list) and all(map(is_address, value))


def _is(wanted: object) -> Callable[[object], bool]:
    return lambda value: value == wanted


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _optional(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or check(value)


def _typed(name: str) -> list[Rule]:
    return [
        ("@context", _is(CONTEXT), f"must be {CONTEXT}"),
        ("type", _is(name), f"must be the text {name}"),
        ("id", is_address, "must be an absolute address"),
    ]


ASSERTION: list[Rule] = [
    *_typed("Assertion"),
    ("badge", is_address, "must be the address of the badge class"),
    ("verification", _is({"type": "HostedBadge"}), "must be of type HostedBadge"),
    ("issuedOn", is_moment, "must be a moment with its time zone"),
    ("expires", _optional(is_moment), "must be a moment with its time zone"),
    ("image", _optional(is_image), "must have an absolute address"),
    ("revoked", _is(None), "must not stand in an assertion that is published"),
]
BADGE_CLASS: list[Rule] = [
    *_typed("BadgeClass"),
    ("name", is_text, "must be a text"),
    ("description", is_text, "must be a text"),
    ("image", is_image, "must have an absolute address"),
    ("issuer", is_address, "must be the address of the issuer"),
    ("endorsement", _optional(is_addresses), "must be a list of absolute addresses"),
]
PROFILE: list[Rule] = [
    *_typed("Issuer"),
    ("name", is_text, "must be a text"),
    ("url", is_address, "must be an absolute address"),
    ("email", _matches(EMAIL), "must be an email address"),
    ("telephone", _optional(_matches(TELEPHONE)), "must be in the form +16175551212"),
    ("image", _optional(is_image), "must have an absolute address"),
    ("endorsement", _optional(is_addresses), "must be a list of absolute addresses"),
]
ENDORSER: list[Rule] = [*_typed("Profile"), *PROFILE[3:6]]
ENDORSEMENT: list[Rule] = [
    *_typed("Endorsement"),
    ("issuer", is_address, "must be the address of who endorses"),
    ("issuedOn", is_moment, "must be a moment with its time zone"),
    ("verification", _is({"type": "HostedBadge"}), "must be of type HostedBadge"),
]
CLAIM: list[Rule] = [
    ("id", is_address, "must be the address of what is endorsed"),
    ("endorsementComment", is_text, "must be a text"),
]
RECIPIENT: list[Rule] = [
    ("type", _is("email"), "must be the text email"),
    ("hashed", lambda value: value is True, "must be true"),
    ("identity", _matches(HASH), "must be sha256$ and 64 small hexadecimal digits"),
    ("salt", is_text, "must be a text"),
]
TARGET: list[Rule] = [
    ("targetName", is_text, "must be a text"),
    ("targetUrl", is_address, "must be an absolute address"),
]
