"""What every piece of the assess page is made from: the work, its places, notes and comments."""

from dataclasses import dataclass

from django.urls import reverse

from reviews.bank import queries as bank
from reviews.desk.queries import Own, Phrase
from reviews.naming import asking
from reviews.noting import places, queries
from reviews.noting import sheet as notes
from reviews.noting.places import Spot
from reviews.noting.sheet import Place, Seen
from reviews.scoring.opened import Opened
from reviews.scoring.said import Said
from submissions import blind as work


@dataclass(frozen=True, slots=True)
class Making:
    """What every piece of one page is made from."""

    found: Opened
    said: Said
    code: str
    credential: int
    spots: dict[str, Spot]
    notes: tuple[Seen, ...]
    phrases: tuple[Phrase, ...]
    recent: dict[str, list[str]]

    def warning(self, comment: str) -> str:
        """The question about names that a comment raises, or nothing."""
        version = self.found.slot.submission.enrollment.version
        names = asking.names_in({"": comment}, version)
        return asking.sentence(names[""]) if names else ""

    def place(self, key: str) -> Place:
        """Where notes on the piece `key` stand."""
        typed, error = self.said.note_at(key), self.said.wrong.get(key, "")
        return notes.place(self.spots[key], self.notes, typed, error)


def file_name(code: str, part: int, n: int, ext: str) -> str:
    """Such as 7F3KQ2MX-part2-1.pdf."""
    return f"{code}-part{part}-{n}.{ext}"


def address(code: str, part: int, item: work.Item) -> str:
    """Where the cleaned file of an item is served to this reader."""
    return reverse("reviews:file", args=[code, file_name(code, part, item.n, item.ext)])


def making_of(found: Opened, said: Said, whole: work.Work, own: Own | None) -> Making:
    """For one page; the comment bank only where `own` is given."""
    code, version = found.slot.code, found.slot.submission.enrollment.version
    lines = {
        criterion.id: (f"{part.number}.{n}", criterion.name)
        for part in whole.parts
        for n, criterion in enumerate(part.criteria, 1)
    }
    files = {
        f"{part.number}.item.{item.n}": address(code, part.number, item)
        for part in whole.parts
        for item in part.items
        if item.ext
    }
    return Making(
        found,
        said,
        code,
        version.credential_id,
        places.of(whole),
        queries.seen(found.review, lines, files),
        own.phrases if own else (),
        bank.recent(found.review.assessor_id, version.credential_id) if own else {},
    )
