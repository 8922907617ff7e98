"""The three tips before a next attempt, each with what it means in this work (rows E6, E7)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit.components.speech import marked
from reviews.releasing.queries import Feedback
from submissions import comparing
from submissions.models import PartEntry, Submission
from submissions.submitting.tips import TIPS

Points = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip to tick: `about` says what the `points` are, each a line and its address."""

    key: str
    title: str
    text: str
    ticked: bool
    about: str
    points: Points


def of(submission: Submission, found: Feedback, fresh: Submission | None) -> list[Tip]:
    """The tips for the attempt that was decided; `fresh` is the one after it, once it is open."""
    entries = _open_again(submission, fresh)
    same = {entry.pk: comparing.difference(entry) for entry in entries} if fresh else {}
    code = submission.enrollment.code
    points = {
        "feedback": (_("What is not there yet:"), list(_unmet(found))),
        "steps": (_steps_about(fresh), list(_untouched(entries, same, code))),
        "example": (_("Still the evidence of last time:"), list(_same_evidence(entries, same, code))),
    }  # fmt: skip
    return [
        Tip(key, title, text, key in (submission.ticks or ()), *points[key])
        for key, title, text in TIPS
    ]


def _steps_about(fresh: Submission | None) -> str:
    return _("Not changed yet:") if fresh else _("What opens again:")


def _unmet(found: Feedback) -> Iterator[tuple[str, str]]:
    for part in found.parts:
        for finding in part.findings:
            if not finding.meets:
                said = _("Part %(n)s, %(criterion)s")
                line = said % {"n": part.number, "criterion": finding.criterion}
                yield marked(line, finding.criterion), f"#part-{part.number}"


def _open_again(submission: Submission, fresh: Submission | None) -> list[PartEntry]:
    """The parts that are not met, on the next attempt where there is one."""
    rows = (fresh or submission).entries.filter(met_in=None).select_related("part", "submission")
    return list(rows.prefetch_related("part__prompts", "part__slots", "responses"))


def _untouched(
    entries: list[PartEntry], same: dict[int, comparing.Difference], code: str
) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if entry.pk not in same:
            yield marked(str(entry.part), entry.part.title), f"#part-{entry.part.number}"
        elif not same[entry.pk].is_changed:
            yield marked(str(entry.part), entry.part.title), _page(code, entry)


def _same_evidence(
    entries: list[PartEntry], same: dict[int, comparing.Difference], code: str
) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for slot in same[entry.pk].evidence if entry.pk in same else ():
            if slot.same and not slot.is_changed:
                said = _("Part %(n)s, %(slot)s")
                line = said % {"n": entry.part.number, "slot": slot.label}
                yield marked(line, slot.label), f"{_page(code, entry)}#slot-{slot.position}"


def _page(code: str, entry: PartEntry) -> str:
    return reverse("submissions:part", args=[code, entry.part.number])
