"""The assess page: one work and this reader's own marks, in three dataclasses and one query."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, Q
from django.urls import reverse

from credentials.queries import LONG
from credentials.reading import CriterionText
from portal.accounts.models import User
from reviews.claiming.queries import conflicts
from reviews.models import Review, ReviewSlot
from reviews.scoring.given import Given, fields
from submissions import blind as work

State = ReviewSlot.State
VERSION = "slot__submission__enrollment__version"
# Wide columns that the page takes from `credentials.reading` or does not show.
NOT_READ = (*LONG, "competency", "evidence_types", "tags", "credential__search_text")


@dataclass(frozen=True, slots=True)
class Opened:
    """A review of this reader and what they gave so far, by criterion id. For views, not pages."""

    slot: ReviewSlot
    review: Review
    given: Mapping[int, tuple[int | None, str]]

    @property
    def is_mine(self) -> bool:
        """On this reader's desk now, to be written."""
        here = self.slot.state == State.LEASED and self.slot.assessor_id == self.review.assessor_id
        return here and self.review.state == Review.State.DRAFT

    @property
    def is_draft(self) -> bool:
        """Never handed in, on this desk or not any more."""
        return self.review.state == Review.State.DRAFT

    @property
    def is_done(self) -> bool:
        """Handed in by this reader, and counting."""
        here = self.slot.state == State.SUBMITTED
        return here and self.review.state == Review.State.SUBMITTED


@dataclass(frozen=True, slots=True)
class Option:
    """One level to choose."""

    value: int
    label: str
    text: str
    meets: bool
    checked: bool
    key: int


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion on the page: its fields are named by place."""

    key: str
    level_field: str
    comment_field: str
    name: str
    description: str
    options: tuple[Option, ...]
    comment: str
    error: str

    @property
    def part(self) -> str:
        """The number of its part."""
        return self.key.partition(".")[0]

    @property
    def place(self) -> str:
        """The level chosen, by place, or nothing."""
        return next((str(option.value) for option in self.options if option.checked), "")

    @property
    def chosen(self) -> str:
        """The level chosen, by name, or nothing."""
        return next((option.label for option in self.options if option.checked), "")


@dataclass(frozen=True, slots=True)
class File:
    """A cleaned file under a name made of this reader's own slot code."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence, and its file where it is one."""

    item: work.Item
    file: File | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what was handed in, and the rubric lines; none where it was met before."""

    work: work.WorkPart
    items: tuple[Item, ...]
    lines: tuple[Line, ...]

    @property
    def passing(self) -> str:
        """What passes, unless a level says the very same."""
        said = {option.text.strip() for line in self.lines for option in line.options}
        return "" if self.work.passing.strip() in said else self.work.passing

    @property
    def scored(self) -> int:
        """How many criteria have a level."""
        return sum(bool(line.chosen) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the assess page."""

    code: str
    title: str
    stack: str
    token: int
    saves: int
    saved_at: dt.datetime | None
    until: dt.datetime | None
    reason: str
    attempt: int
    note: str
    parts: tuple[Part, ...]

    @property
    def lines(self) -> list[Line]:
        """All criteria that are to be scored."""
        return [line for part in self.parts for line in part.lines]

    @property
    def scored(self) -> int:
        """How many of them have a level."""
        return sum(part.scored for part in self.parts)


def opened(code: str, user: User) -> Opened | None:
    """This reader's latest review in the slot `code` with its marks, in one query; else None.

    A draft on somebody they are in conflict with, known only now, is nobody's to open.
    """
    apart = Q(Exists(conflicts()), state=Review.State.DRAFT)
    rows = list(
        Review.objects.filter(~apart, slot__code=code, assessor=user)
        .select_related(
            f"{VERSION}__credential__issuer",
            "slot__submission__enrollment__stack",
        )
        .defer(*(f"{VERSION}__{name}" for name in NOT_READ))
        .annotate(on=F("scores__criterion"), level=F("scores__level"), comment=F("scores__comment"))
        .order_by("-revision")
    )
    if not rows:
        return None
    review = rows[0]
    given = {row.on: (row.level, row.comment) for row in rows if row.pk == review.pk and row.on}
    return Opened(review.slot, review, given)


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
