"""What an educator sees of a decision: read from the Release alone."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from reviews.models import Release
from reviews.scoring.queries import carried
from submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion: the level by name, what it means, and the comment."""

    criterion: str
    level: str
    text: str
    meets: bool
    comment: str


@dataclass(frozen=True, slots=True)
class PartFeedback:
    """One part and its findings."""

    number: int
    title: str
    met: bool
    findings: tuple[Finding, ...]


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


def _part(number: int, title: str, rows: list[dict]) -> PartFeedback:
    names = ("criterion", "level", "text", "meets", "comment")
    findings = tuple(Finding(**{name: row[name] for name in names}) for row in rows)
    return PartFeedback(number, title, all(row["meets"] for row in rows), findings)
