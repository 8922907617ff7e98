"""What a store of arriving bytes must be able to do."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError

# The disk or the bucket does not answer; later it may.
AWAY = (OSError, BotoCoreError, ClientError)


class Busy(Exception):
    """Another request writes to this upload at this moment."""


class Lost(Exception):
    """Less lies there than was confirmed: the disk or the bucket has forgotten it."""


class Writer(Protocol):
    """One request's bytes on their way into the store."""

    def start(self, upload: Any) -> None:
        """Stand behind the confirmed bytes; what lies beyond them was never confirmed and goes.

        Raises Lost.
        """

    def write(self, piece: bytes) -> None:
        """Take some bytes; they may still be given up."""

    def settle(self, *, is_last: bool) -> dict[str, Any]:
        """Make durable what was written; returns the columns that say where it lies."""

    def settled(self) -> None:
        """The columns are in the database: what they replaced can go."""

    def give_up(self) -> None:
        """Drop what was written since the last settled()."""


class Stored(Protocol):
    """A whole upload to read; closes itself as a context manager."""

    size: int

    def read(self, size: int = -1) -> bytes:
        """Some bytes."""

    def seek(self, offset: int) -> int:
        """Read on from there."""

    def chunks(self) -> Iterator[bytes]:
        """All of it in pieces."""


class Store(Protocol):
    """A folder or a bucket."""

    def begin(self, upload: Any) -> dict[str, Any]:
        """Make room for it; returns the columns that lead to it."""

    def writing(self, upload: Any) -> AbstractContextManager[Writer]:
        """Open it for one request. Raises Busy or Lost."""

    def complete(self, upload: Any) -> None:
        """Make it one file under its key; may be repeated. Raises Lost."""

    def opened(self, upload: Any) -> AbstractContextManager[Stored]:
        """Read what is complete."""

    def forget(self, upload: Any) -> None:
        """Remove every byte of it, however far it is; may be repeated."""
