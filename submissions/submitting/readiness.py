"""What is missing before an attempt can be submitted, and which link mends it (row D7)."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from submissions import completeness, scanning
from submissions.models import Evidence, PartEntry, Submission


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend before submitting; `own` are the catalogue's words inside the sentence."""

    sentence: str
    url: str
    own: tuple[str, ...] = ()


def missing(submission: Submission, finds: list[scanning.Find] | None = None) -> list[Missing]:
    """Everything that stands in the way, in the order of the parts; empty when it is ready.

    `finds` are those of the identity check, where the caller has them already.
    """
    code = submission.enrollment.code
    if not submission.enrollment.agreed_at:
        url = reverse("submissions:agreement", args=[code])
        return [Missing(_("Agree to the Agreement."), url)]
    found = []
    entries = submission.entries.select_related("part", "submission")
    for entry in entries.prefetch_related("part__prompts", "part__slots", "responses"):
        found += _of_part(entry, reverse("submissions:part", args=[code, entry.part.number]))
    return found + _identity(scanning.finds(submission) if finds is None else finds, code)


def _of_part(entry: PartEntry, url: str) -> list[Missing]:
    if entry.is_locked:
        return []
    problems = completeness.still_to_do(entry)
    found = [
        Missing(
            f"{problem.label or entry.part}: {problem.sentence}",
            f"{url}#{_anchor(problem.field)}",
            (entry.part.title, *problem.own),
        )
        for problem in problems
    ]
    if not problems and entry.state != PartEntry.State.COMPLETE:
        sentence = _("%(part)s: mark it complete when you are done.")
        found.append(Missing(sentence % {"part": entry.part}, url, (entry.part.title,)))
    waiting = entry.submission.evidence.present().filter(
        slot__part=entry.part_id, state=Evidence.State.CLEANING
    )
    if waiting.exists():
        sentence = _("%(part)s: a file is still being cleaned; this takes a moment.")
        found.append(Missing(sentence % {"part": entry.part}, url, (entry.part.title,)))
    if entry.submission.uploads.unfinished().filter(slot__part=entry.part_id).exists():
        sentence = _("%(part)s: a file has not arrived completely. Go on with it or cancel it.")
        found.append(Missing(sentence % {"part": entry.part}, url, (entry.part.title,)))
    return found


def _anchor(field: str) -> str:
    return field if field.startswith(("slot-", "people-")) else f"id_{field}"


def _identity(finds: list[scanning.Find], code: str) -> list[Missing]:
    return [
        Missing(_identity_sentence(find), _identity_url(find, code), (find.text.own,))
        for find in finds
        if find.is_open
    ]


def _identity_sentence(find: scanning.Find) -> str:
    if find.is_certain:
        sentence = _("%(place)s: “%(found)s” tells who you are. Take it out.")
    elif not find.part:
        sentence = _("%(place)s: “%(found)s” may tell who you are. Say it otherwise.")
    else:
        sentence = _("%(place)s: “%(found)s” may tell who you are. Mend it or say why not.")
    return sentence % {"place": _place(find), "found": find.words}


def _place(find: scanning.Find) -> str:
    if not find.pages:
        return find.label
    return _("%(place)s, page %(n)s") % {"place": find.label, "n": find.pages[0]}


def _identity_url(find: scanning.Find, code: str) -> str:
    page = reverse("submissions:part", args=[code, find.part]) if find.part else ""
    return f"{page}#{find.anchor}"


def sentences(found: list[Missing]) -> list[str]:
    """Only the words, for mails and the history."""
    return [each.sentence for each in found]


def lines(submission: Submission) -> list[tuple[str, str]]:
    """One line per part for the receipt: how much was sent, and the catalogue's words in it."""
    rows: list[Any] = []
    for entry in submission.entries.select_related("part"):
        items = submission.evidence.usable().filter(slot__part=entry.part_id).count()
        answers = entry.responses.exclude(text="").count()
        values = {"part": entry.part, "answers": answers, "items": items}
        said = _("%(part)s: %(answers)s answers, %(items)s pieces of evidence") % values
        rows.append((said, entry.part.title))
    return rows
