"""Places in a work that a note can stand at, and how a place is said in words. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.kit import numbers
from submissions.advising.places import paragraphs, within
from submissions.blind import Item, Work, WorkPart

CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


class NoPlace(ValueError):
    """What was typed is no place there; the text is the sentence for the page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One piece of the work: `unit` is how places in it are counted, `most` the last of them."""

    part: int
    source: str
    n: int
    label: str = ""
    unit: str = ""
    most: int = 0

    @property
    def key(self) -> str:
        """Such as 2.item.1."""
        return f"{self.part}.{self.source}.{self.n}"

    @property
    def name(self) -> str:
        """The piece in words: "Part 2, artifact 1 (Plan)"."""
        values = {"part": self.part, "n": self.n, "label": self.label}
        if self.source == "activity":
            return _("Part %(part)s, activity description") % values
        if self.source == "answer":
            return _("Part %(part)s, answer %(n)s") % values
        return _("Part %(part)s, artifact %(n)s (%(label)s)") % values

    def where(self, at: int | None) -> str:
        """A place in the piece in words; None is the whole of it."""
        return self.name if at is None else within(self.name, self.unit, at)

    def read(self, typed: str) -> int | None:
        """The place typed, a number or mm:ss; None is the whole. Raises NoPlace."""
        text = typed.strip()
        if not text or not self.unit:
            return None
        if self.unit == "time":
            return _seconds(text)
        at = numbers.whole(text)
        if at < 1 or (self.most and at > self.most):
            raise NoPlace(self._counted())
        return at

    def _counted(self) -> str:
        if not self.most:
            return _("Write a number from 1 on, or leave it empty for the whole.")
        text = _("Write a number from 1 to %(most)s, or leave it empty for the whole.")
        return text % {"most": self.most}


def of(work: Work) -> dict[str, Spot]:
    """Every place in the work by its key, in the order of the page."""
    return {spot.key: spot for part in work.parts for spot in _of_part(part)}


def _of_part(part: WorkPart) -> Iterator[Spot]:
    if part.activity:
        yield Spot(part.number, "activity", 1, "", "paragraph", len(paragraphs(part.activity)))
    for n, answer in enumerate(part.answers, 1):
        yield Spot(part.number, "answer", n, "", "paragraph", len(paragraphs(answer.text)))
    for item in part.items:
        unit, most = _counting(item)
        yield Spot(part.number, "item", item.n, item.slot_label, unit, most)


def _counting(item: Item) -> tuple[str, int]:
    kind = item.media_type.partition("/")[0]
    if kind in ("audio", "video"):
        return "time", 0
    if item.text and not item.ext:
        return "paragraph", len(paragraphs(item.text))
    return ("page", item.pages) if item.ext and kind != "image" else ("", 0)


def _seconds(text: str) -> int:
    found = CLOCK.fullmatch(text)
    if not found:
        raise NoPlace(_("Write the time as minutes and seconds, such as 4:10, or leave it empty."))
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return (hours * 60 + minutes) * 60 + seconds
