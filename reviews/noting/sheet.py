"""Notes on the page of a review, as frozen values without identity."""

from dataclasses import dataclass

from reviews.noting.given import Typed, field
from reviews.noting.places import Spot


@dataclass(frozen=True, slots=True)
class Seen:
    """A note that is kept: its criterion by key and name, its place in words and as an address."""

    code: str
    line: str
    about: str
    place: str
    where: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note can be written: the fields with what was typed, and what is kept there."""

    key: str
    name: str
    unit: str
    most: int
    line: str
    at: str
    text: str
    error: str
    notes: tuple[Seen, ...]

    @property
    def slug(self) -> str:
        """The key as the name of an element."""
        return self.key.replace(".", "-")

    @property
    def is_typed(self) -> bool:
        """Whether anything stands in its fields, or is wrong with them."""
        return bool(self.line or self.at or self.text or self.error)

    @property
    def line_field(self) -> str:
        """The field with the criterion."""
        return field(self.key, "line")

    @property
    def at_field(self) -> str:
        """The field with the page, the paragraph or the time."""
        return field(self.key, "at")

    @property
    def text_field(self) -> str:
        """The field with the words."""
        return field(self.key, "text")


def place(spot: Spot, notes: tuple[Seen, ...], typed: Typed | None, error: str) -> Place:
    """The place `spot` with its kept notes and what stands in its fields."""
    line, at, text = (typed.line, typed.at, typed.text) if typed else ("", "", "")
    return Place(
        spot.key, spot.name, spot.unit, spot.most, line, at, text, error,
        tuple(note for note in notes if note.place == spot.key),
    )  # fmt: skip
