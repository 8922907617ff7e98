"""What an educator sees of a decision: read from the Release alone."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone

from reviews.models import Release
from reviews.scoring import sentences
from reviews.scoring.queries import carried
from submissions.advising.places import Remark, remark
from submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion: the level by name, what it means, what was said, and the notes by place."""

    criterion: str
    level: str
    text: str
    meets: bool
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class PartFeedback:
    """One part and its findings."""

    number: int
    title: str
    met: bool
    findings: tuple[Finding, ...]

    @property
    def remarks(self) -> list[Remark]:
        """The notes of all findings, in the order of the work."""
        found = [each for finding in self.findings for each in finding.remarks]
        return sorted(found, key=lambda each: each.place)


@dataclass(frozen=True, slots=True)
class Feedback:
    """The whole: met or not, the issuer's words, the reader's day of the release."""

    met: bool
    message: str
    released_on: dt.date
    parts: tuple[PartFeedback, ...]


def feedback(submission: Submission) -> Feedback | None:
    """What was released of this attempt; None while nothing was."""
    release = Release.objects.filter(submission=submission).first()
    if release is None:
        return None
    parts = groupby(release.results, key=lambda row: (row["part"], row["title"]))
    return Feedback(
        release.outcome == Release.Outcome.MET,
        release.message,
        timezone.localdate(release.released_at),
        tuple(_part(number, title, list(rows)) for (number, title), rows in parts),
    )


def met_parts(submission: Submission) -> set[int]:
    """Numbers of the parts that need not be done again: met now, or carried as met before."""
    found = feedback(submission)
    now = {part.number for part in found.parts if part.met} if found else set()
    return now | carried(submission)


def advice(submission: Submission) -> dict[int, list[dict[str, Any]]]:
    """What was released of each part, as the next attempt keeps it."""
    release = Release.objects.filter(submission=submission).first()
    found: dict[int, list[dict[str, Any]]] = {}
    for row in release.results if release else ():
        found.setdefault(row["part"], []).append(_kept(row))
    return found


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    same = {name: row[name] for name in ("criterion", "level", "meets")}
    return {**same, "lines": sentences.split(row["comment"]), "notes": row.get("notes", [])}


def _part(number: int, title: str, rows: list[dict[str, Any]]) -> PartFeedback:
    findings = tuple(_finding(row) for row in rows)
    return PartFeedback(number, title, all(row["meets"] for row in rows), findings)


def _finding(row: Mapping[str, Any]) -> Finding:
    return Finding(
        **{name: row[name] for name in ("criterion", "level", "text", "meets")},
        lines=tuple(sentences.split(row["comment"])),
        remarks=tuple(remark(note) for note in row.get("notes", ())),
    )
