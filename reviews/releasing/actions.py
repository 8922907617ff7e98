"""Making of all readings the one result that the educator may see (rows E2, E5)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction

from portal.kit import direct
from reviews.models import Release
from reviews.noting.merging import Placed
from reviews.releasing.turning import Turn, turned
from reviews.scoring import names, queries, rule
from reviews.scoring.queries import Line
from reviews.scoring.rule import Mark, Reading
from submissions import blind
from submissions.models import Submission

Results = list[dict[str, object]]
Unnamed = Callable[[str], str]
Labels = dict[tuple[int, int], str]


@transaction.atomic
def release(
    submission: Submission, outcome: str, message: str = "", results: Results | None = None
) -> Release:
    """Store the merged result, once; a second call returns what was stored.

    In: the decided attempt, Release.Outcome, the issuer's own words, and results that were merged
    before. One level and one comment per criterion, and one note for each place, without a name.
    """
    known = Release.objects.filter(submission=submission)
    if not known.exists():
        shown = merged(submission) if results is None else results
        direct.run(storing(submission.pk, outcome, message, shown))
    return known.get()


def storing(submission_id: int, outcome: str, message: str, results: Results) -> direct.Statement:
    """The storing of results that were merged before; what is stored already stays."""
    return storing_all([unstored(submission_id, outcome, message, results)])


def storing_all(releases: Iterable[Release]) -> direct.Statement:
    """The storing of several; what is stored already stays."""
    return direct.inserting(*releases, on_conflict="ignore")


def unstored(submission_id: int, outcome: str, message: str, results: Results) -> Release:
    """A release as it will be stored."""
    shown = {"outcome": outcome, "message": message.strip(), "results": results}
    return Release(submission_id=submission_id, **shown)


def merged(submission: Submission, turn: Turn | None = None) -> Results:
    """One level, one comment and the notes by place per criterion, as a Release holds them.

    Turned where asked. Names go before anything is merged, so that they cannot decide what stands
    first.
    """
    unnamed = names.unnamed(submission)
    readings = queries.marks_with_places(queries.finished(submission))
    merged = rule.merge([_unnamed(reading, unnamed) for reading in readings])
    found = [x for x in queries.lines(submission.enrollment.version_id) if x.pk in merged]
    if turn:
        merged |= {line.pk: turned(line, merged[line.pk], turn) for line in found}
    labels = _labels(submission, merged)
    return [_row(line, merged[line.pk], labels) for line in found]


def _unnamed(reading: Reading, unnamed: Unnamed) -> dict[int, Mark]:
    return {
        key: replace(
            mark,
            comment=unnamed(mark.comment),
            notes=tuple(replace(note, text=unnamed(note.text)) for note in mark.notes),
        )
        for key, mark in reading.items()
    }


def _labels(submission: Submission, merged: Reading) -> Labels:
    """What the pieces of evidence are called; asked only where a note stands at one."""
    if not any(note.source == "item" for mark in merged.values() for note in mark.notes):
        return {}
    parts = blind.work(submission).parts
    return {(part.number, item.n): item.slot_label for part in parts for item in part.items}


def _row(line: Line, mark: Mark, labels: Labels) -> dict[str, object]:
    level = line.level_with(mark.level)
    return {
        "part": line.part,
        "title": line.levels[0].criterion.part.title,
        "criterion": line.name,
        "level": level.name if level else "",
        "text": level.text if level else "",
        "meets": mark.meets,
        "comment": mark.comment,
        "notes": [_note(note, labels) for note in mark.notes],
    }


def _note(note: Placed, labels: Labels) -> dict[str, Any]:
    label = labels.get((note.part, note.n), "") if note.source == "item" else ""
    return {
        "part": note.part,
        "source": note.source,
        "n": note.n,
        "unit": note.unit,
        "at": note.at,
        "label": label,
        "text": note.text,
    }
