"""An attempt as the other side of the blind line may see it: what was written, never by whom.

Frozen dataclasses without identity, without a model and without a date. Reviewers and approvers
get nothing else (design, section 2, rule 4). A missing field means hidden.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files import File as Handle

from credentials.reading import CriterionText, PartText, PromptText, SlotText, reading
from submissions import words
from submissions.models import Evidence, PartEntry, Submission

SHOWN = ("submission", "slot", "kind", "caption", "text", "url", "media_type", "pages", "cleaned")
EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


class Missing(LookupError):
    """There is no such item on this attempt, or it may not be seen."""


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
    criteria: tuple[CriterionText, ...]


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

    Two queries where `enrollment__version__credential` and `enrollment__stack` are selected:
    what the version asks is frozen, so a process has read it before.
    """
    enrollment = submission.enrollment
    parts = reading(enrollment.version).parts
    entries, items = _entries(submission), _items(submission, parts)
    return Work(
        title=enrollment.version.credential.title,
        stack=enrollment.stack.name if enrollment.stack else "",
        attempt=submission.number,
        note=submission.note,
        parts=tuple(
            _part(part, entries.get(part.id, _EMPTY), items.get(part.id, ())) for part in parts
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


@dataclass(slots=True)
class _Entry:
    """What was written in one part: the activity, and the answers by prompt."""

    activity: str = ""
    met_before: bool = False
    answers: dict[int | None, str] = field(default_factory=dict)


_EMPTY = _Entry()


def _entries(submission: Submission) -> dict[int, _Entry]:
    found: dict[int, _Entry] = {}
    rows = PartEntry.objects.filter(submission=submission).order_by()
    columns = ("part", "activity_description", "met_in", "responses__prompt", "responses__text")
    for part, activity, met_in, prompt, text in rows.values_list(*columns):
        before = bool(met_in and met_in != submission.pk)
        found.setdefault(part, _Entry(activity, before)).answers[prompt] = text
    return found


def _items(submission: Submission, parts: Iterable[PartText]) -> dict[int, list[Item]]:
    """The usable evidence by part, counted as `file` counts it."""
    places = {slot.id: (part.id, slot) for part in parts for slot in part.slots}
    found: dict[int, list[Item]] = {}
    for row in submission.evidence.usable().only(*SHOWN):
        part, slot = places[row.slot_id]
        here = found.setdefault(part, [])
        here.append(_item(row, slot, len(here) + 1))
    return found


def _item(row: Evidence, slot: SlotText, n: int) -> Item:
    return Item(
        n=n,
        slot_label=slot.label,
        student=slot.student,
        kind=row.kind,
        caption=row.caption,
        text=row.text,
        url=row.url,
        media_type=row.media_type if row.cleaned else "",
        pages=row.pages,
        ext=EXTENSIONS.get(row.media_type, "") if row.cleaned else "",
    )


def _part(part: PartText, entry: _Entry, items: Iterable[Item]) -> WorkPart:
    return WorkPart(
        number=part.number,
        title=part.title,
        kind=part.kind,
        scale=part.scale,
        instructions=part.instructions,
        passing=part.passing,
        activity=entry.activity,
        answers=tuple(
            _answer(prompt, entry.answers.get(prompt.id) or "") for prompt in part.prompts
        ),
        items=tuple(items),
        met_before=entry.met_before,
        criteria=part.criteria,
    )


def _answer(prompt: PromptText, text: str) -> Answer:
    return Answer(prompt.label, prompt.text, text, words.count(text))
