"""What readers do not get to see of a work: words covered in a text, and pieces withheld. Pure.

The work stays as its author wrote it; only the readers' copy is made through here. Words belong
to the place they stand in (submissions.texts); a file or a link is withheld by what it is, so that
another one in its place is shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

Words = Mapping[str, tuple[str, ...]]
Pages = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Cover:
    """All that is covered in one work.

    `words` by place, `withheld` hashes and addresses, `pages` of documents by their hash.
    """

    words: Words
    withheld: frozenset[str]
    pages: Pages = field(default_factory=dict)

    def text(self, place: str, text: str) -> str:
        """The text as readers see it."""
        mine = self.words.get(place)
        return _pattern(tuple(mine)).sub(_mark(), text) if mine and text else text

    def hides(self, what: str) -> bool:
        """Whether this file, by the hash of its clean copy, or this address is withheld."""
        return bool(what) and what in self.withheld

    @property
    def is_empty(self) -> bool:
        """Readers see the whole."""
        return not (self.words or self.withheld or self.pages)

    def pages_of(self, what: str) -> tuple[int, ...]:
        """The numbers of the pages of this document that readers get empty."""
        return self.pages.get(what, ()) if what else ()

    def to_json(self) -> dict[str, Any] | None:
        """As Submission.covered stores it; None where nothing is covered."""
        if self.is_empty:
            return None
        words = {place: list(said) for place, said in sorted(self.words.items())}
        pages = {what: list(numbers) for what, numbers in sorted(self.pages.items())}
        return {"words": words, "withheld": sorted(self.withheld), "pages": pages}


NOTHING = Cover({}, frozenset())


def of(stored: Mapping[str, Any] | None) -> Cover:
    """What Submission.covered says."""
    if not stored:
        return NOTHING
    words = {place: tuple(said) for place, said in stored["words"].items()}
    pages = {what: tuple(numbers) for what, numbers in stored["pages"].items()}
    return Cover(words, frozenset(stored["withheld"]), pages)


def stands_in(words: str, text: str) -> bool:
    """Whether covering these words would cover anything."""
    return bool(words.strip()) and bool(_pattern((words.strip(),)).search(text))


def split(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words."""
    wanted = tuple(word for word in words if word.strip())
    if not wanted:
        return [(text, False)]
    pieces, at = [], 0
    for match in _pattern(wanted).finditer(text):
        pieces += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _mark() -> str:
    """What stands in place of words: one for all, so that author and readers have one copy."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("[removed]")


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, in any case and however the line breaks; the longest first."""
    ordered = sorted({word.strip() for word in words}, key=len, reverse=True)
    return re.compile("|".join(map(_one, ordered)), re.IGNORECASE)


def _one(words: str) -> str:
    inner = r"\s+".join(re.escape(piece) for piece in words.split())
    start = r"(?<!\w)" if words[0].isalnum() else ""
    return start + inner + (r"(?!\w)" if words[-1].isalnum() else "")
