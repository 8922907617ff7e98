"""Documents as bytes: the same document always gives the same bytes."""

import hashlib
import json
from collections.abc import Mapping

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def to_bytes(document: Mapping[str, object]) -> bytes:
    """A document as UTF-8 JSON with sorted keys and no blanks.

    Raises ValueError for a number that JSON cannot hold, TypeError for a value that is
    not JSON.
    """
    return _ENCODER.encode(document).encode()


def sha256(data: bytes) -> str:
    """The digest of stored bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def etag(data: bytes) -> str:
    """A strong HTTP entity tag for these bytes, with its quotes."""
    return f'"{sha256(data)}"'
