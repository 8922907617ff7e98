"""The keys that wrap the issuers' signing keys: read strictly, and never shown by themselves.

They come from CAIRN_KEYS: the keys themselves with commas between, or the path of a file with one
on each line. The first encrypts and all of them decrypt, so that they can be changed. They have
nothing to do with SECRET_KEY, which may be changed without a badge noticing.
"""

import base64
import binascii
import os
import secrets
import tempfile
from pathlib import Path
from typing import NoReturn

BYTES = 32
FEWEST_KINDS = 16


class WrappingKeys(tuple[bytes, ...]):
    """The keys; whoever prints, logs or pickles them gets their number."""

    def __repr__(self) -> str:
        return f"<{len(self)} wrapping keys>"

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError("Wrapping keys are not written down.")


class Unusable(ValueError):
    """Keys that cannot be used; the sentence quotes none of them."""


def read(value: str) -> WrappingKeys:
    """The keys of a setting. Raises Unusable with what is wrong, as the end of a sentence."""
    given = [part.strip() for part in _written(value).replace(",", "\n").splitlines()]
    keys = WrappingKeys(_key(part) for part in given if part and not part.startswith("#"))
    if not keys:
        raise Unusable("holds no key")
    if len(set(keys)) < len(keys):
        raise Unusable("holds a key twice")
    return keys


def new() -> str:
    """A new key as it is written into the setting."""
    return base64.urlsafe_b64encode(secrets.token_bytes(BYTES)).decode()


def of_its_own(path: Path) -> str:
    """The path of a file with a random key, made at the first run, for its owner's eyes.

    Several programs may start at once: the file comes into being whole, and once.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent)  # mode 0600
        try:
            os.write(handle, new().encode() + b"\n")
            os.link(made, path)
        except FileExistsError:
            pass  # another program was quicker; theirs is the key
        finally:
            os.close(handle)
            os.unlink(made)
    return str(path)


def _written(value: str) -> str:
    """The text of the keys. In the alphabet of the keys there is no slash: it begins a path."""
    if not value.startswith("/"):
        return value
    try:
        return Path(value).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable("names a file that cannot be read") from error


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Unusable("holds a key that is not base64 (URL-safe)") from None
    if len(key) != BYTES:
        raise Unusable(f"holds a key that is not {BYTES} bytes long")
    if len(set(key)) < FEWEST_KINDS:
        raise Unusable("holds a key that is too easy to guess")
    return key
