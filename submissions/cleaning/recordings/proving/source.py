"""A file read in pieces: a recording does not fit into the memory that a cleaner gets."""

import struct
from dataclasses import dataclass
from typing import BinaryIO


class Broken(ValueError):
    """The file does not hold together."""


@dataclass
class Source:
    """Bytes by their place."""

    file: BinaryIO
    size: int

    def read(self, at: int, length: int) -> bytes:
        """Exactly so many bytes; raises Broken past the end."""
        if length < 0 or at + length > self.size:
            raise Broken("past the end")
        self.file.seek(at)
        return self.file.read(length)

    def numbers(self, form: str, at: int) -> tuple:
        """What struct unpacks at this place."""
        return struct.unpack(form, self.read(at, struct.calcsize(form)))

    def is_zero(self, at: int, end: int) -> bool:
        """Whether nothing but zeros lies between."""
        return not any(self.read(at, end - at))


@dataclass(frozen=True)
class Found:
    """What should not stand there, and how many seconds the recording lasts."""

    findings: list[str]
    seconds: float
