"""A place in one's own work, as its author is told of it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.kit import timecode

PARAGRAPHS = re.compile(r"\n{2,}")
ORDER = ("activity", "answer", "item")


def paragraphs(text: str) -> list[str]:
    """As many as the page shows; an empty line parts them."""
    return PARAGRAPHS.split(text.strip().replace("\r\n", "\n"))


def within(piece: str, unit: str, at: int) -> str:
    """A place in a piece in words: a page, a paragraph or a time of it; without a unit the whole."""
    said = {
        "page": _("%(piece)s, page %(at)s"),
        "paragraph": _("%(piece)s, paragraph %(at)s"),
        "time": _("%(piece)s, at %(at)s"),
    }
    if unit not in said:
        return piece
    return said[unit] % {"piece": piece, "at": timecode.said(at) if unit == "time" else at}


@dataclass(frozen=True, slots=True)
class Remark:
    """Some sentences about one place: piece `n` of its kind in a part, and where in that."""

    part: int
    source: str
    n: int
    unit: str
    at: int
    label: str
    lines: tuple[str, ...]

    @property
    def field(self) -> str:
        """The element on the page of the part that it stands at."""
        names = {"activity": "id_activity_description", "answer": f"prompt-{self.n}"}
        return names.get(self.source, "")

    @property
    def where(self) -> str:
        """In your answer to question 2, paragraph 3."""
        return within(self._piece(), self.unit, self.at)

    @property
    def place(self) -> tuple[int, int, int, str, int]:
        """Where it stands among others, in the order of the work."""
        return self.part, ORDER.index(self.source), self.n, self.unit, self.at

    def quote(self, text: str) -> str:
        """The paragraph of `text` that is meant; empty where it is about the whole."""
        if self.unit != "paragraph":
            return ""
        found = paragraphs(text)
        return found[self.at - 1] if 1 <= self.at <= len(found) else ""

    def _piece(self) -> str:
        if self.source == "activity":
            return _("In your activity description")
        if self.source == "answer":
            return _("In your answer to question %(n)s") % {"n": self.n}
        if not self.label:
            return _("In your artifact %(n)s") % {"n": self.n}
        return _("In your artifact %(n)s (%(label)s)") % {"n": self.n, "label": self.label}


def remark(row: Mapping[str, Any]) -> Remark:
    """One note as a release or an advice holds it."""
    names = ("part", "source", "n", "unit", "at", "label")
    return Remark(*(row[name] for name in names), tuple(str(row["text"]).splitlines()))
