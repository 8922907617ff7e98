"""Everything that a reader of an attempt would read, with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from submissions import naming
from submissions.models import Evidence, PartEntry, Submission

# The field of a file's own name, as its author called it.
NAME = "name"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the attempt: a stable place, a name for people, and the part it stands in.

    `within` is the name of its field; `item` the code of the evidence it belongs to, if any; `own`
    what the catalogue says in the label.
    """

    place: str
    label: str
    text: str
    part: int
    within: str
    item: str = ""
    own: str = ""


def activity_place(part: Any) -> str:
    """Where the activity description of a part stands; parts are models or as they are read."""
    return f"p{part.number}.activity"


def answer_place(part: Any, prompt: Any) -> str:
    """Where an answer stands."""
    return f"p{part.number}.answer{prompt.position}"


def item_place(part: Any, slot: Any, row: Evidence) -> str:
    """Where a piece of evidence stands; its caption and the rest follow after a point."""
    return f"p{part.number}.s{slot.position}.{row.position}"


def of_attempt(
    submission: Submission, *, part: int | None = None, carried: bool = False, names: bool = False
) -> Iterator[Text]:
    """All texts, or those of one part.

    Parts carried as met were checked on their own attempt and are passed over, unless `carried`;
    what is withheld is read by nobody. With `names` those of its files too, which no reader sees.
    """
    entries = submission.entries.select_related("part")
    entries = entries if carried else entries.filter(met_in=None)
    if part is not None:
        entries = entries.filter(part__number=part)
    open_parts = []
    for entry in entries.prefetch_related("responses__prompt"):
        open_parts.append(entry.part_id)
        yield from of_entry(entry)
    if submission.note and part is None:
        yield Text("note", _("Your note to the readers"), submission.note, 0, "note")
    rows = submission.evidence.present().filter(slot__part__in=open_parts, withheld_at=None)
    for row in rows.select_related("slot__part"):
        yield from _of_evidence(row)
        if names and row.original_name:
            yield _name_of(row)


def of_entry(entry: PartEntry) -> Iterator[Text]:
    """What was typed into the part itself."""
    number, name = entry.part.number, "activity_description"
    label = _("Part %(part)s, Activity Description") % {"part": number}
    yield Text(activity_place(entry.part), label, entry.activity_description, number, name)
    for row in entry.responses.all():
        label, at = naming.question(row.prompt, entry.part), row.prompt.position
        own = naming.short(row.prompt)
        yield Text(
            answer_place(entry.part, row.prompt), label, row.text, number, f"answer-{at}", own=own
        )


def _of_evidence(row: Evidence) -> Iterator[Text]:
    number, place = row.slot.part.number, item_place(row.slot.part, row.slot, row)
    said: dict[str, tuple[str, Any]] = {
        "caption": (_("Part %(part)s, caption of %(slot)s"), row.caption),
        "text": (_("Part %(part)s, %(slot)s"), row.text),
        "url": (_("Part %(part)s, link of %(slot)s"), row.url),
        "file": (_("Part %(part)s, file of %(slot)s"), row.extracted_text),
    }
    for name, (label, text) in said.items():
        if text:
            label = label % {"part": number, "slot": row.slot.label}
            yield Text(f"{place}.{name}", label, text, number, name, row.code, row.slot.label)


def _name_of(row: Evidence) -> Text:
    number, place = row.slot.part.number, item_place(row.slot.part, row.slot, row)
    label = _("Part %(part)s, name of a file of %(slot)s")
    label = label % {"part": number, "slot": row.slot.label}
    return Text(f"{place}.name", label, row.original_name, number, NAME, row.code, row.slot.label)
