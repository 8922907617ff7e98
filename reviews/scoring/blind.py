"""The assess page: one work and this reader's own marks, made of `reviews.scoring.sheet`."""

from credentials.reading import CriterionText
from reviews.bank import sheet as banks
from reviews.desk.queries import Own
from reviews.scoring.given import Given, fields
from reviews.scoring.making import Making, address, file_name, making_of
from reviews.scoring.opened import Opened
from reviews.scoring.said import NOTHING, Said
from reviews.scoring.sheet import File, Item, Line, Option, Page, Part, Told
from submissions import blind as work


def page(found: Opened, said: Said = NOTHING, own: Own | None = None) -> Page:
    """The page of an opened review; `said` stands in for what was saved, with what is wrong.

    `own` is the reader's own arrangement, where the comment bank is wanted.
    """
    slot, review = found.slot, found.review
    whole = work.work(slot.submission)
    making = making_of(found, said, whole, own)
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


def _part(part: work.WorkPart, making: Making) -> Part:
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


def _item(part: int, item: work.Item, making: Making) -> Item:
    place = making.place(f"{part}.item.{item.n}")
    if not item.ext:
        return Item(item, None, place)
    name = file_name(making.code, part, item.n, item.ext)
    return Item(item, File(name, address(making.code, part, item)), place)


def _line(key: str, criterion: CriterionText, making: Making) -> Line:
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
