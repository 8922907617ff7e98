"""An attempt for a reader: what was written, in the order of the parts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet

from credentials.reading import PartText, PromptText, SlotText, reading
from portal.kit.asking import Asked
from submissions import covers, texts, words
from submissions.blind.files import EXTENSIONS
from submissions.blind.shapes import Answer, Item, Work, WorkPart
from submissions.covers import Cover
from submissions.models import Evidence, PartEntry, Submission


class _Row(NamedTuple):
    """What a reader may see of a piece of evidence, named as its columns."""

    slot: int
    position: int
    kind: str
    caption: str
    text: str
    url: str
    media_type: str
    pages: int
    cleaned: str
    cleaned_sha256: str
    withheld_at: dt.datetime | None


def work(submission: Submission) -> Work:
    """The attempt for a reader who must not know whose it is, without what was covered.

    Two queries where `enrollment__version__credential` and `enrollment__stack` are selected:
    what the version asks is frozen, so a process has read it before.
    """
    enrollment = submission.enrollment
    parts = reading(enrollment.version).parts
    cover = covers.of(submission.covered)
    entries, items = _entries(submission), _items(submission, parts, cover)
    return Work(
        title=enrollment.version.credential.title,
        stack=enrollment.stack.name if enrollment.stack else "",
        attempt=submission.number,
        note=cover.text("note", submission.note),
        parts=tuple(
            _part(part, entries.get(part.id, _EMPTY), items.get(part.id, ()), cover)
            for part in parts
        ),
    )


@dataclass(slots=True)
class _Entry:
    """What was written in one part: the activity, and the answers by prompt."""

    activity: str = ""
    met_before: bool = False
    answers: dict[int | None, str] = field(default_factory=dict)


_EMPTY = _Entry()
_ANY = -1


def _written() -> QuerySet[PartEntry, tuple]:
    columns = ("part", "activity_description", "met_in", "responses__prompt", "responses__text")
    return PartEntry.objects.filter(submission=_ANY).order_by().values_list(*columns)


def _usable() -> QuerySet[Evidence, tuple]:
    return Evidence.objects.usable().filter(submission=_ANY).values_list(*_Row._fields)


_WRITTEN, _USABLE = Asked(_written), Asked(_usable)


def _entries(submission: Submission) -> dict[int, _Entry]:
    found: dict[int, _Entry] = {}
    for part, activity, met_in, prompt, text in _WRITTEN.rows({_ANY: submission.pk}):
        before = bool(met_in and met_in != submission.pk)
        found.setdefault(part, _Entry(activity, before)).answers[prompt] = text
    return found


def _items(
    submission: Submission, parts: Iterable[PartText], cover: Cover
) -> dict[int, list[Item]]:
    """The usable evidence by part, counted as `file` counts it."""
    places = {slot.id: (part, slot) for part in parts for slot in part.slots}
    found: dict[int, list[Item]] = {}
    for row in map(_Row._make, _USABLE.rows({_ANY: submission.pk})):
        part, slot = places[row.slot]
        here, place = found.setdefault(part.id, []), texts.item_place(part, slot, row)
        here.append(_item(row, slot, len(here) + 1, place, cover))
    return found


def _item(row: _Row, slot: SlotText, n: int, place: str, cover: Cover) -> Item:
    if row.withheld_at:
        return _withheld(slot, n)
    withheld = cover.hides(row.cleaned_sha256) or cover.hides(row.url)
    has_file = row.cleaned and not withheld
    return Item(
        n=n,
        slot_label=slot.label,
        student=slot.student,
        kind=row.kind,
        caption=cover.text(f"{place}.caption", row.caption),
        text=cover.text(f"{place}.text", row.text),
        url="" if withheld else row.url,
        media_type=row.media_type if has_file else "",
        pages=row.pages if has_file else 0,
        ext=EXTENSIONS.get(row.media_type, "") if has_file else "",
        is_withheld=withheld,
        hidden_pages=cover.pages_of(row.cleaned_sha256) if has_file else (),
        sha256=row.cleaned_sha256 if has_file and not cover.pages_of(row.cleaned_sha256) else "",
    )


def _withheld(slot: SlotText, n: int) -> Item:
    """It keeps its number, so that the others keep theirs; nothing of it is left to see."""
    return Item(
        n=n,
        slot_label=slot.label,
        student=slot.student,
        kind=Evidence.Kind.FILE,
        caption="",
        text="",
        url="",
        media_type="",
        pages=0,
        ext="",
    )


def _part(part: PartText, entry: _Entry, items: Iterable[Item], cover: Cover) -> WorkPart:
    answers = [
        cover.text(texts.answer_place(part, prompt), entry.answers.get(prompt.id) or "")
        for prompt in part.prompts
    ]
    return WorkPart(
        number=part.number,
        title=part.title,
        kind=part.kind,
        scale=part.scale,
        instructions=part.instructions,
        passing=part.passing,
        activity=cover.text(texts.activity_place(part), entry.activity),
        answers=tuple(map(_answer, part.prompts, answers)),
        items=tuple(items),
        met_before=entry.met_before,
        criteria=part.criteria,
    )


def _answer(prompt: PromptText, text: str) -> Answer:
    return Answer(prompt.label, prompt.text, text, words.count(text))
