"""The pieces of a work as the anonymity officer looks at them, one by one.

A piece is one text, one address or one file. Nothing in it says who wrote it, but for the words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from submissions import covers, texts
from submissions.blind import EXTENSIONS
from submissions.cleaning.sniff import Kind
from submissions.covers import Cover
from submissions.models import Evidence, Submission
from submissions.prechecking.doubts import Doubt

PDF = Kind.PDF.media_type


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: where it stands in words, what it says, and what in it is in doubt.

    `whole` is what withholds it, the hash of the file or the address, and empty for a text, which
    is covered word by word. `item` is the number of its file within the part, `pages` how many
    pages it has that can be withheld one by one.
    """

    place: str
    label: str
    part: int
    own: tuple[str, ...] = ()
    text: str = ""
    whole: str = ""
    item: int = 0
    ext: str = ""
    pages: int = 0
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """For names in a form."""
        return self.place.replace(".", "-")

    @property
    def found(self) -> list[str]:
        """The words in doubt, each once."""
        return list(dict.fromkeys(doubt.words for doubt in self.doubts if doubt.words))

    @property
    def marked(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is in doubt."""
        return covers.split(self.text, self.found)

    def shown(self, cover: Cover) -> str:
        """The text as readers see it."""
        return cover.text(self.place, self.text)


def all_of(submission: Submission) -> dict[str, Piece]:
    """Every piece of the attempt by its place, also those of parts met before."""
    written = texts.of_attempt(submission, carried=True)
    found = {
        text.place: Piece(text.place, text.label, text.part, (text.own,), text.text)
        for text in written
        if text.text.strip() and text.within != "file"
    }
    for place, piece in found.items():
        if place.endswith(".url"):
            found[place] = replace(piece, whole=piece.text)
    return found | {piece.place: piece for piece in _files(submission)}


def in_doubt(submission: Submission, found: Iterable[Doubt]) -> list[Piece]:
    """The pieces that these stand in, with them."""
    by_place: dict[str, list[Doubt]] = {}
    for doubt in found:
        by_place.setdefault(doubt.place, []).append(doubt)
    known = all_of(submission)
    return [
        replace(known[place], doubts=tuple(mine))
        for place, mine in by_place.items()
        if place in known
    ]


def _files(submission: Submission) -> Iterator[Piece]:
    counted: dict[int, int] = {}
    for row in submission.evidence.usable().select_related("slot__part"):
        number = row.slot.part.number
        counted[number] = counted.get(number, 0) + 1
        if row.kind == Evidence.Kind.FILE and row.cleaned and not row.withheld_at:
            yield _file(row, row.slot.part, counted[number])


def _file(row: Evidence, part: Any, n: int) -> Piece:
    label = _("Part %(part)s, file of %(slot)s") % {"part": part.number, "slot": row.slot.label}
    return Piece(
        place=f"{texts.item_place(part, row.slot, row)}.file",
        label=label,
        part=part.number,
        own=(row.slot.label,),
        whole=row.cleaned_sha256,
        item=n,
        ext=EXTENSIONS.get(row.media_type, ""),
        pages=row.pages if row.media_type == PDF else 0,
    )


def at(submission: Submission, part: int, source: str, n: int) -> set[str]:
    """The places of what readers call the n-th activity, answer or item of a part."""
    entry = submission.entries.select_related("part").get(part__number=part)
    if source == "activity":
        return {texts.activity_place(entry.part)}
    if source == "answer":
        return {texts.answer_place(entry.part, entry.part.prompts.all()[n - 1])}
    rows = submission.evidence.usable().filter(slot__part=entry.part)
    row = rows.select_related("slot")[n - 1]
    where = texts.item_place(entry.part, row.slot, row)
    return {f"{where}.{name}" for name in ("caption", "text", "url", "file")}
