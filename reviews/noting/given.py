"""What the fields of notes say, read out of a POST, and whether it can stand. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.noting.places import NoPlace, Spot

LONGEST = 2_000
FIELD = re.compile(r"note-(\d+)-(activity|answer|item)-(\d+)-text")


@dataclass(frozen=True, slots=True)
class Typed:
    """A note as typed at the place `key`: for which criterion, where in it, and what."""

    key: str
    line: str
    at: str
    text: str

    @property
    def slug(self) -> str:
        """The key as the name of an element."""
        return self.key.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Ready:
    """A note that can stand."""

    spot: Spot
    line: str
    at: int | None
    text: str


def field(key: str, name: str) -> str:
    """The name of a field: note-2-item-1-text."""
    return f"note-{key.replace('.', '-')}-{name}"


def read(posted: Mapping[str, str]) -> list[Typed]:
    """Every note that has words; endless text is cut."""
    keys = [f"{m[1]}.{m[2]}.{m[3]}" for name in posted if (m := FIELD.fullmatch(name))]
    found = [
        Typed(
            key,
            posted.get(field(key, "line"), ""),
            posted.get(field(key, "at"), ""),
            posted.get(field(key, "text"), "").replace("\r\n", "\n").replace("\x00", "").strip(),
        )
        for key in sorted(keys)
    ]
    return [Typed(x.key, x.line, x.at, x.text[:LONGEST]) for x in found if x.text]


def check(
    typed: list[Typed], spots: Mapping[str, Spot], lines: Collection[str]
) -> tuple[list[Ready], dict[str, str]]:
    """The notes that can stand, and what is wrong with the others, by place."""
    ready, wrong = [], {}
    for each in typed:
        try:
            ready.append(_ready(each, spots, lines))
        except NoPlace as problem:
            wrong[each.key] = str(problem)
    return ready, wrong


def _ready(typed: Typed, spots: Mapping[str, Spot], lines: Collection[str]) -> Ready:
    if typed.key not in spots:
        raise NoPlace(_("This place is not in the work."))
    if typed.line not in lines:
        raise NoPlace(_("Choose the criterion it is about."))
    spot = spots[typed.key]
    return Ready(spot, typed.line, spot.read(typed.at), typed.text)
