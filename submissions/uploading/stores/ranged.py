"""Reading an object of a bucket from any place, a piece at a time."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

PIECE = 256 * 1024


class Ranged:
    """A file to read that lies in a bucket; never more of it in memory than was asked for."""

    def __init__(self, client: Any, at: dict[str, str], size: int) -> None:
        self.client, self.at, self.size = client, at, size
        self.position = 0

    def seek(self, offset: int) -> int:
        """Read on from there."""
        self.position = offset
        return offset

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, all that are left for -1."""
        end = self.size if size < 0 else min(self.size, self.position + size)
        if end <= self.position:
            return b""
        with closing(self._body(self.position, end)) as body:
            found = body.read()
        self.position += len(found)
        return found

    def chunks(self) -> Iterator[bytes]:
        """All of it from the beginning."""
        with closing(self._body(0, self.size)) as body:
            yield from body.iter_chunks(PIECE)

    def close(self) -> None:
        """Nothing stays open between two readings."""

    def _body(self, start: int, end: int) -> Any:
        return self.client.get_object(**self.at, Range=f"bytes={start}-{end - 1}")["Body"]
