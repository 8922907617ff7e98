"""The words of tus 1.0.0 (https://tus.io/protocols/resumable-upload): core and four extensions.

Creation, termination, checksum and expiration. Pure: headers in, values out, and Wrong with the
status that the protocol names for what cannot be read.
"""

import base64
import binascii
import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Any

from django.utils.http import http_date

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,checksum,expiration"
ALGORITHMS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}
BODY = "application/offset+octet-stream"
METHODS = ("OPTIONS", "HEAD", "PATCH", "DELETE", "POST")
LONGEST_METADATA = 4000
MISMATCH = 460


class Wrong(Exception):
    """A request that the protocol refuses: its status, a reason in words, further headers."""

    def __init__(self, status: int, reason: str = "", **headers: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must come to."""

    algorithm: str
    expected: bytes
    running: Any = field(compare=False)

    def is_right(self) -> bool:
        """Whether all that was fed into `running` comes to what was promised."""
        return hmac.compare_digest(self.running.digest(), self.expected)


def require_version(given: str | None) -> None:
    """Raises Wrong (412, with the version spoken here) for any other version."""
    if given != VERSION:
        raise Wrong(412, "This speaks tus 1.0.0.", Tus_Version=VERSION)


def number(name: str, given: str | None) -> int:
    """A header that is a non-negative whole number. Raises Wrong (400)."""
    if given is None or not (given.isascii() and given.isdigit()) or len(given) > 15:
        raise Wrong(400, f"{name} must be a whole number.")
    return int(given)


def checksum(given: str | None) -> Checksum | None:
    """The promise of Upload-Checksum, None without. Raises Wrong (400) when it cannot be kept."""
    if given is None:
        return None
    algorithm, _, encoded = given.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Wrong(400, "Upload-Checksum names an algorithm that is not known here.")
    return Checksum(algorithm, _decoded("Upload-Checksum", encoded), ALGORITHMS[algorithm]())


def metadata(given: str | None) -> dict[str, str]:
    """The pairs of Upload-Metadata; a key without a value has an empty one. Raises Wrong (400)."""
    found: dict[str, str] = {}
    if len(given or "") > LONGEST_METADATA:
        raise Wrong(400, "Upload-Metadata is too long.")
    for pair in (given or "").split(",") if given else ():
        key, _, encoded = pair.strip().partition(" ")
        if not key or not key.isascii() or key in found:
            raise Wrong(400, "Upload-Metadata has an empty or a repeated key.")
        try:
            found[key] = _decoded("Upload-Metadata", encoded).decode()
        except UnicodeDecodeError as error:
            raise Wrong(400, "Upload-Metadata holds a value that is not text.") from error
        if "\0" in found[key]:
            raise Wrong(400, "Upload-Metadata holds a value that is not text.")
    return found


def described(values: dict[str, str]) -> str:
    """Upload-Metadata of these pairs; the reverse of metadata()."""
    pairs = ((key, base64.b64encode(value.encode()).decode()) for key, value in values.items())
    return ",".join(f"{key} {value}".strip() for key, value in pairs)


def _decoded(name: str, encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Wrong(400, f"{name} is not base64.") from error


def expires(when: dt.datetime) -> str:
    """Upload-Expires: an instant as HTTP writes it."""
    return http_date(when.timestamp())


def method(asked: str, override: str | None) -> str:
    """The method that is meant: X-HTTP-Method-Override where the client cannot send it."""
    return override.upper() if override and asked == "POST" else asked
