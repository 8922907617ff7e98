"""Folds text so that case, accents and typography make no difference, and remembers the places."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

_SAME = {
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
}
# Letters of Greek and Cyrillic that are taken for Latin ones. Whole words of those scripts fold
# alike wherever they stand, so names in them are found as ever.
_LOOKALIKES = dict(
    zip(
        "авекмнорстухіјѕһԁԛԝαβεικνορτυχηζıłøđɡɑ",
        "abekmhopctyxijshdqwabeikvoptuxnzilodga",
        strict=True,
    )
)
_DROPPED = frozenset("\u034f\u115f\u1160\u3164\ufffe\x02\0") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}
_BROKEN = re.compile("(?<=[^\\W\\d_])[-\u2010\u00ad\x02\ufffe][ \\t]*\\r?\\n\\s*(?=[^\\W\\d_])")
_ASCII = {10: " ", 9: " ", 11: " ", 12: " ", 13: " ", 28: " ", 29: " ", 30: " ", 31: " "}
_ASCII |= {ord("`"): "'", 0: "", 2: ""}


@dataclass(frozen=True)
class Folded:
    """The folded text, and for each of its characters the place in the original."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of a piece of the folded text that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str, *, cased: bool = False) -> Folded:
    """Fold a text: "NÚÑEZ" becomes "nunez", or "NUNEZ" where case is kept (`cased`)."""
    if text.isascii() and "\0" not in text and "\x02" not in text:
        same = text.translate(_ASCII)
        return Folded(same if cased else same.lower(), range(len(text)))
    letter = _cased if cased else _folded
    pieces = [letter(character) for character in text]
    if all(len(piece) == 1 for piece in pieces):
        return Folded("".join(pieces), range(len(text)))
    places = chain.from_iterable([at] * len(piece) for at, piece in enumerate(pieces))
    return Folded("".join(pieces), tuple(places))


def fold_unbroken(text: str, *, cased: bool = False) -> Folded | None:
    """The same with words put together that a hyphen divides at the end of a line; None without."""
    breaks = [match.span() for match in _BROKEN.finditer(text)]
    if not breaks:
        return None
    starts, ends = [0, *(end for _, end in breaks)], [*(at for at, _ in breaks), len(text)]
    folded = [
        (start, fold(text[start:end], cased=cased)) for start, end in zip(starts, ends, strict=True)
    ]
    places = [start + at for start, each in folded for at in each.places]
    return Folded("".join(each.text for _start, each in folded), places)


def plain(text: str) -> str:
    """Only the folded text."""
    return fold(text).text


@cache
def _folded(character: str) -> str:
    return "".join(_LOOKALIKES.get(letter, letter) for letter in _cased(character).casefold())


@cache
def _cased(character: str) -> str:
    if character in _DROPPED or unicodedata.category(character) == "Cf":
        return ""
    if character.isspace():
        return " "
    character = _SAME.get(character, character)
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_upright(part) for part in parts if not unicodedata.combining(part))


def _upright(letter: str) -> str:
    """A Latin letter for one that looks like it, in its own case."""
    latin = _LOOKALIKES.get(letter.lower(), "")
    return latin.upper() if latin and letter.isupper() else latin or letter
