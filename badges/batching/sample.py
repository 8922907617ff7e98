"""Which works of a list must be opened before the list is approved. Pure."""

import math
from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol, TypeVar

SHARE = 10


class Drawable(Protocol):
    """A work of a list; it can be opened while it stands as it was listed."""

    rank: int
    looked: bool
    standing: bool


One = TypeVar("One", bound=Drawable)


def needed(count: int) -> int:
    """A tenth of a list, rounded up: one at least where there is anything."""
    return math.ceil(count / SHARE)


def ranks(count: int, seed: str) -> list[int]:
    """The places in the draw, the same for the same seed."""
    drawn = sorted(range(count), key=lambda place: sha256(f"{seed}:{place}".encode()).digest())
    return [drawn.index(place) for place in range(count)]


def drawn(items: Iterable[One]) -> list[One]:
    """A tenth of the list, by rank: what was looked at, and what can still be.

    Where a drawn work went away unopened, the next by rank stands in for it; nothing is drawn anew.
    """
    known = sorted(items, key=lambda item: item.rank)
    return [item for item in known if item.looked or item.standing][: needed(len(known))]


def is_complete(items: Iterable[One]) -> bool:
    """Whether all that were drawn have been looked at."""
    return all(item.looked for item in drawn(items))
