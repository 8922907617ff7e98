"""Folds text so that case, accents and typography make no difference, and remembers the places."""

import unicodedata
from dataclasses import dataclass

_SAME = {
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
}
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\x02")


@dataclass(frozen=True)
class Folded:
    """The folded text, and for each of its characters the place in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of a piece of the folded text that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text: "NÚÑEZ" becomes "nunez"."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _folded(character):
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))


def plain(text: str) -> str:
    """Only the folded text."""
    return fold(text).text


def _folded(character: str) -> str:
    if character in _DROPPED:
        return ""
    if character.isspace():
        return " "
    character = _SAME.get(character, character)
    parts = unicodedata.normalize("NFKD", character).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part))
