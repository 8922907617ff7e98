"""The assess page: one work and this reader's own marks, made of `reviews.scoring.sheet`."""

from collections.abc import Mapping

from django.urls import reverse

from credentials.reading import CriterionText
from reviews.scoring.given import Given, fields
from reviews.scoring.opened import Opened
from reviews.scoring.sheet import File, Item, Line, Option, Page, Part
from submissions import blind as work


def page(
    found: Opened,
    problems: Mapping[str, str] | None = None,
    typed: Mapping[str, Given] | None = None,
) -> Page:
    """The page of an opened review; `typed` stands in for what was saved, `problems` beside it."""
    slot, review = found.slot, found.review
    whole = work.work(slot.submission)
    parts = [_part(slot.code, part, found, problems or {}, typed or {}) for part in whole.parts]
    back = slot.sent_back_at and review.revision > 1
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
        parts=tuple(parts),
    )


def file_name(code: str, part: int, n: int, ext: str) -> str:
    """Such as 7F3KQ2MX-part2-1.pdf."""
    return f"{code}-part{part}-{n}.{ext}"


def _part(
    code: str,
    part: work.WorkPart,
    found: Opened,
    problems: Mapping[str, str],
    typed: Mapping[str, Given],
) -> Part:
    lines = () if part.met_before else part.criteria
    return Part(
        part,
        tuple(_item(code, part.number, item) for item in part.items),
        tuple(
            _line(f"{part.number}.{place}", criterion, found, problems, typed)
            for place, criterion in enumerate(lines, 1)
        ),
    )


def _item(code: str, part: int, item: work.Item) -> Item:
    if not item.ext:
        return Item(item, None)
    name = file_name(code, part, item.n, item.ext)
    return Item(item, File(name, reverse("reviews:file", args=[code, name])))


def _line(
    key: str,
    criterion: CriterionText,
    found: Opened,
    problems: Mapping[str, str],
    typed: Mapping[str, Given],
) -> Line:
    level, comment = found.given.get(criterion.id, (None, ""))
    place = next((n for n, row in enumerate(criterion.levels, 1) if row.id == level), None)
    given = typed.get(key, Given(place, comment))
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
        problems.get(key, ""),
    )
