"""The assess page: one work and this reader's own marks, made of `reviews.scoring.sheet`."""

from dataclasses import dataclass

from django.urls import reverse

from credentials.reading import CriterionText
from reviews.bank import queries as bank
from reviews.bank import sheet as banks
from reviews.desk.queries import Own, Phrase
from reviews.naming import asking
from reviews.noting import places, queries
from reviews.noting import sheet as notes
from reviews.noting.places import Spot
from reviews.noting.sheet import Place, Seen
from reviews.scoring.given import Given, fields
from reviews.scoring.opened import Opened
from reviews.scoring.said import NOTHING, Said
from reviews.scoring.sheet import File, Item, Line, Option, Page, Part, Told
from submissions import blind as work


@dataclass(frozen=True, slots=True)
class _Making:
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


def page(found: Opened, said: Said = NOTHING, own: Own | None = None) -> Page:
    """The page of an opened review; `said` stands in for what was saved, with what is wrong.

    `own` is the reader's own arrangement, where the comment bank is wanted.
    """
    slot, review = found.slot, found.review
    whole = work.work(slot.submission)
    making = _making(found, said, whole, own)
    back = slot.sent_back_at and review.revision > 1
    credential = slot.submission.enrollment.version.credential
    return Page(
        code=slot.code,
        title=whole.title,
        stack=whole.stack,
        token=slot.lease_token,
        saves=review.saves,
        saved_at=review.saved_at,
        until=slot.lease_until,
        reason=slot.sent_back_reason if back else "",
        attempt=whole.attempt,
        note=whole.note,
        parts=tuple(_part(part, making) for part in whole.parts),
        asked=said.asked,
        is_demo=credential.is_demo_title or credential.is_demo_text,
    )


def file_name(code: str, part: int, n: int, ext: str) -> str:
    """Such as 7F3KQ2MX-part2-1.pdf."""
    return f"{code}-part{part}-{n}.{ext}"


def _making(found: Opened, said: Said, whole: work.Work, own: Own | None) -> _Making:
    code, version = found.slot.code, found.slot.submission.enrollment.version
    lines = {
        criterion.id: (f"{part.number}.{n}", criterion.name)
        for part in whole.parts
        for n, criterion in enumerate(part.criteria, 1)
    }
    files = {
        f"{part.number}.item.{item.n}": _address(code, part.number, item)
        for part in whole.parts
        for item in part.items
        if item.ext
    }
    return _Making(
        found,
        said,
        code,
        version.credential_id,
        places.of(whole),
        queries.seen(found.review, lines, files),
        own.phrases if own else (),
        bank.recent(found.review.assessor_id, version.credential_id) if own else {},
    )


def _part(part: work.WorkPart, making: _Making) -> Part:
    lines = () if part.met_before else part.criteria
    return Part(
        part,
        making.place(f"{part.number}.activity.1") if part.activity else None,
        tuple(
            Told(answer, making.place(f"{part.number}.answer.{n}"))
            for n, answer in enumerate(part.answers, 1)
        ),
        tuple(_item(part.number, item, making) for item in part.items),
        tuple(
            _line(f"{part.number}.{place}", criterion, making)
            for place, criterion in enumerate(lines, 1)
        ),
    )


def _item(part: int, item: work.Item, making: _Making) -> Item:
    place = making.place(f"{part}.item.{item.n}")
    if not item.ext:
        return Item(item, None, place)
    name = file_name(making.code, part, item.n, item.ext)
    return Item(item, File(name, _address(making.code, part, item)), place)


def _address(code: str, part: int, item: work.Item) -> str:
    return reverse("reviews:file", args=[code, file_name(code, part, item.n, item.ext)])


def _line(key: str, criterion: CriterionText, making: _Making) -> Line:
    level, comment = making.found.given.get(criterion.id, (None, ""))
    place = next((n for n, row in enumerate(criterion.levels, 1) if row.id == level), None)
    given = making.said.typed.get(key, Given(place, comment))
    level_field, comment_field = fields(key)
    return Line(
        key,
        level_field,
        comment_field,
        criterion.name,
        criterion.description,
        tuple(
            Option(n, row.name, row.text, row.meets, n == given.level, n)
            for n, row in enumerate(criterion.levels, 1)
        ),
        given.comment,
        making.said.problems.get(key, ""),
        making.said.warned.get(key) or making.warning(given.comment),
        banks.bank(criterion, making.credential, making.phrases, making.recent),
        tuple(note for note in making.notes if note.line == key),
    )
