"""The assess page as frozen values without identity; what has no field here is hidden."""

import datetime as dt
from dataclasses import dataclass

from reviews.bank.sheet import Bank
from reviews.noting.sheet import Place, Seen
from submissions import blind as work


@dataclass(frozen=True, slots=True)
class Option:
    """One level to choose."""

    value: int
    label: str
    text: str
    meets: bool
    checked: bool
    key: int


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion on the page: its fields are named by place."""

    key: str
    level_field: str
    comment_field: str
    name: str
    description: str
    options: tuple[Option, ...]
    comment: str
    error: str
    warning: str
    bank: Bank
    notes: tuple[Seen, ...]

    @property
    def part(self) -> str:
        """The number of its part."""
        return self.key.partition(".")[0]

    @property
    def slug(self) -> str:
        """The key as the name of an element."""
        return self.key.replace(".", "-")

    @property
    def place(self) -> str:
        """The level chosen, by place, or nothing."""
        return next((str(option.value) for option in self.options if option.checked), "")

    @property
    def chosen(self) -> str:
        """The level chosen, by name, or nothing."""
        return next((option.label for option in self.options if option.checked), "")


@dataclass(frozen=True, slots=True)
class File:
    """A cleaned file under a name made of this reader's own slot code."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence, its file where it is one, and where notes on it stand."""

    item: work.Item
    file: File | None
    place: Place


@dataclass(frozen=True, slots=True)
class Told:
    """One answer, and where notes on it stand."""

    answer: work.Answer
    place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what was handed in, and the rubric lines; none where it was met before."""

    work: work.WorkPart
    activity: Place | None
    answers: tuple[Told, ...]
    items: tuple[Item, ...]
    lines: tuple[Line, ...]

    @property
    def places(self) -> list[Place]:
        """Everywhere in the part that a note can stand."""
        first = [self.activity] if self.activity else []
        return [*first, *(each.place for each in (*self.answers, *self.items))]

    @property
    def passing(self) -> str:
        """What passes, unless a level says the very same."""
        said = {option.text.strip() for line in self.lines for option in line.options}
        return "" if self.work.passing.strip() in said else self.work.passing

    @property
    def scored(self) -> int:
        """How many criteria have a level."""
        return sum(bool(line.chosen) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the assess page."""

    code: str
    title: str
    stack: str
    token: int
    saves: int
    saved_at: dt.datetime | None
    until: dt.datetime | None
    reason: str
    attempt: int
    note: str
    parts: tuple[Part, ...]
    asked: str
    is_demo: bool

    @property
    def lines(self) -> list[Line]:
        """All criteria that are to be scored."""
        return [line for part in self.parts for line in part.lines]

    @property
    def scored(self) -> int:
        """How many of them have a level."""
        return sum(part.scored for part in self.parts)
