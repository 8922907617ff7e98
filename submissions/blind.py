"""An attempt as the other side of the blind line may see it: what was written, never by whom.

Frozen dataclasses without identity, without a model and without a date. Reviewers and approvers
get nothing else (design, section 2, rule 4). A missing field means hidden.
"""

from dataclasses import dataclass
from typing import Any

from django.core.files import File as Handle

from credentials.models import Criterion as CriterionRow
from credentials.models import Part
from submissions import words
from submissions.models import Evidence, PartEntry, Response, Submission

EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


class Missing(LookupError):
    """There is no such item on this attempt, or it may not be seen."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the rubric; `id` is the catalogue's, the same for everyone's work."""

    id: int
    name: str
    meets: bool
    text: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the rubric with its levels, best first as the catalogue has them."""

    id: int
    name: str
    description: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A prompt and what was answered, with its length in words."""

    label: str
    prompt: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence; `n` counts within its part and goes into the file's name.

    `student` is A, B or empty and ties pieces of several parts together (row A29).
    """

    n: int
    slot_label: str
    student: str
    kind: str
    caption: str
    text: str
    url: str
    media_type: str
    pages: int
    ext: str

    @property
    def is_image(self) -> bool:
        """It can stand on the page as a picture."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class WorkPart:
    """One part: what was asked, what was given, and how it is scored."""

    number: int
    title: str
    kind: str
    scale: str
    instructions: str
    passing: str
    activity: str
    answers: tuple[Answer, ...]
    items: tuple[Item, ...]
    met_before: bool
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """One attempt. `stack` is the name of the stack it was started from, or empty."""

    title: str
    stack: str
    attempt: int
    note: str
    parts: tuple[WorkPart, ...]


@dataclass(frozen=True, slots=True)
class CleanFile:
    """The cleaned copy of one item, opened for reading; the caller gives it a name of its own."""

    handle: Handle
    media_type: str
    ext: str
    size: int


def work(submission: Submission) -> Work:
    """The attempt for a reader who must not know whose it is.

    Seven queries where `enrollment__version__credential` and `enrollment__stack` are selected.
    """
    enrollment = submission.enrollment
    parts = enrollment.version.parts.prefetch_related("prompts", "criteria__levels")
    entries = {entry.part_id: entry for entry in submission.entries.all()}
    answers = _answers(submission)
    items = _items(submission)
    return Work(
        title=enrollment.version.credential.title,
        stack=enrollment.stack.name if enrollment.stack else "",
        attempt=submission.number,
        note=submission.note,
        parts=tuple(
            _part(part, entries.get(part.pk), answers, items.get(part.pk, ())) for part in parts
        ),
    )


def file(submission: Submission, part: int, n: int) -> CleanFile:
    """Open the cleaned copy of item `n` of part number `part`.

    Raises Missing when there is none: not there, not a file, not clean, purged.
    """
    rows = submission.evidence.usable().filter(slot__part__number=part)
    rows = list(rows.select_related("slot"))
    if not 1 <= n <= len(rows) or not rows[n - 1].cleaned:
        raise Missing
    row = rows[n - 1]
    handle = row.cleaned.open("rb")
    return CleanFile(handle, row.media_type, EXTENSIONS[row.media_type], row.cleaned.size)


def _answers(submission: Submission) -> dict[tuple[int, int], str]:
    rows = Response.objects.filter(entry__submission=submission)
    return {
        (part, prompt): text
        for part, prompt, text in rows.values_list("entry__part", "prompt", "text")
    }


def _items(submission: Submission) -> dict[int, tuple[Item, ...]]:
    found: dict[int, list[Item]] = {}
    for row in submission.evidence.usable().select_related("slot"):
        here = found.setdefault(row.slot.part_id, [])
        here.append(_item(row, len(here) + 1))
    return {part: tuple(items) for part, items in found.items()}


def _item(row: Evidence, n: int) -> Item:
    return Item(
        n=n,
        slot_label=row.slot.label,
        student=row.slot.student,
        kind=row.kind,
        caption=row.caption,
        text=row.text,
        url=row.url,
        media_type=row.media_type if row.cleaned else "",
        pages=row.pages,
        ext=EXTENSIONS.get(row.media_type, "") if row.cleaned else "",
    )


def _part(
    part: Part, entry: PartEntry | None, answers: dict[tuple[int, int], str], items: Any
) -> WorkPart:
    return WorkPart(
        number=part.number,
        title=part.title,
        kind=part.kind,
        scale=part.scale,
        instructions=part.instructions,
        passing=part.passing,
        activity=entry.activity_description if entry else "",
        answers=tuple(
            _answer(prompt, answers.get((part.pk, prompt.pk), "")) for prompt in part.prompts.all()
        ),
        items=tuple(items),
        met_before=bool(entry and entry.met_in_id and entry.met_in_id != entry.submission_id),
        criteria=tuple(_criterion(row) for row in part.criteria.all()),
    )


def _answer(prompt: Any, text: str) -> Answer:
    return Answer(prompt.label, prompt.text, text, words.count(text))


def _criterion(row: CriterionRow) -> Criterion:
    levels = tuple(
        Level(level.pk, level.name, level.meets, level.text) for level in row.levels.all()
    )
    return Criterion(row.pk, row.name, row.description, levels)
