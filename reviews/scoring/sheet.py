"""The assess page as frozen values without identity; what has no field here is hidden."""

import datetime as dt
from dataclasses import dataclass

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

    @property
    def part(self) -> str:
        """The number of its part."""
        return self.key.partition(".")[0]

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
    """One piece of evidence, and its file where it is one."""

    item: work.Item
    file: File | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what was handed in, and the rubric lines; none where it was met before."""

    work: work.WorkPart
    items: tuple[Item, ...]
    lines: tuple[Line, ...]

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

    @property
    def lines(self) -> list[Line]:
        """All criteria that are to be scored."""
        return [line for part in self.parts for line in part.lines]

    @property
    def scored(self) -> int:
        """How many of them have a level."""
        return sum(part.scored for part in self.parts)
