"""A part of a file, as players ask for it when somebody jumps ahead (RFC 9110, section 14)."""

import re
from dataclasses import dataclass
from typing import Any

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes from `start` up to and without `end`, of `size`."""

    start: int
    end: int
    size: int

    @property
    def told(self) -> str:
        """For the header Content-Range."""
        return f"bytes {self.start}-{self.end - 1}/{self.size}"


class Beyond(ValueError):
    """The asked part begins after the end of the file."""


def asked(header: str, size: int) -> Span | None:
    """The part a Range header asks for; None means the whole file. Raises Beyond.

    Several parts at once, and whatever is no range, may be answered with the whole file.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        end = min(size, int(found[2]) + 1) if found[2] else size
        if found[2] and int(found[2]) < start:
            return None
    if start >= size or start >= end:
        raise Beyond
    return Span(start, end, size)


class Piece:
    """A file to read that holds only that part; of an object in a bucket only that is fetched."""

    def __init__(self, handle: Any, span: Span) -> None:
        self._handle, self._left = handle, span.end - span.start
        self._body = _from_bucket(handle, span)
        if self._body is None:
            handle.seek(span.start)

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes of what is left of the part."""
        wanted = self._left if size < 0 else min(size, self._left)
        found = (self._body or self._handle).read(wanted) if wanted else b""
        self._left -= len(found)
        return found

    def close(self) -> None:
        """Close what it was read from."""
        if self._body is not None:
            self._body.close()
        self._handle.close()


def _from_bucket(handle: Any, span: Span) -> Any:
    """The part as it streams in, or None for a file that can be read from any place."""
    stored = getattr(getattr(handle, "file", None), "obj", None)
    if stored is None:
        return None
    return stored.get(Range=f"bytes={span.start}-{span.end - 1}")["Body"]
