"""What the assess form says, read out of a POST. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal.kit import numbers

LONGEST = 10_000
FIELD = re.compile(r"(?:level|comment)-(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Given:
    """Of one criterion: the place of the level chosen, if any, and the comment."""

    level: int | None
    comment: str = ""


def fields(key: str) -> tuple[str, str]:
    """The names of the two fields of a criterion: "2.1" has level-2-1 and comment-2-1."""
    place = key.replace(".", "-")
    return f"level-{place}", f"comment-{place}"


def read(posted: Mapping[str, str]) -> dict[str, Given]:
    """Marks by criterion key. Places that mean nothing read as no level, endless text is cut."""
    keys = {f"{m[1]}.{m[2]}" for name in posted if (m := FIELD.fullmatch(name))}
    return {key: _given(posted, *fields(key)) for key in sorted(keys)}


def number(posted: Mapping[str, str], name: str) -> int:
    """A counter of the form; what is no number reads as -1, which fits nothing."""
    return numbers.whole(posted.get(name, ""))


def _given(posted: Mapping[str, str], level: str, comment: str) -> Given:
    place = number(posted, level)
    text = posted.get(comment, "").replace("\r\n", "\n").replace("\x00", "")[:LONGEST]
    return Given(place if place > 0 else None, text)
