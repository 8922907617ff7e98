"""The feedback page as plain values: every part, met or not yet, with what was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.accounts.models import User
from portal.feedback import spots, tips
from portal.feedback.spots import Spot
from reviews.releasing import queries as releasing
from reviews.releasing.queries import Feedback, Finding, PartFeedback
from submissions import blind
from submissions.models import Enrollment, PartEntry, Submission
from submissions.submitting import actions


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of the work; `met_before` is the number of an earlier attempt it was met in."""

    number: int
    title: str
    met: bool
    met_before: int | None
    locked: bool
    findings: tuple[Finding, ...]
    spots: tuple[Spot, ...]
    again: bool


def context(user: User, enrollment: Enrollment, submission: Submission) -> dict[str, Any] | None:
    """Everything the page shows of a decided attempt; None while nothing is released."""
    found = releasing.feedback(submission)
    if found is None:
        return None
    fresh = _next(enrollment, submission)
    return {
        "enrollment": enrollment,
        "submission": submission,
        "feedback": found,
        "parts": _parts(submission, found, fresh),
        "tips": [] if found.met else tips.of(submission, found, fresh),
        "may_try_again": actions.may_try_again(user, submission),
        "fresh": fresh if fresh and fresh.is_editable else None,
        "is_latest": fresh is None,
    }


def _next(enrollment: Enrollment, submission: Submission) -> Submission | None:
    later = (each for each in enrollment.submissions.all() if each.number == submission.number + 1)
    return next(later, None)


def _parts(submission: Submission, found: Feedback, fresh: Submission | None) -> list[PartShown]:
    """Every part in order: what was read on this attempt, and what was met before it."""
    read = {part.number: part for part in found.parts}
    work = blind.work(submission)
    entries = submission.entries.select_related("part", "met_in")
    kept = releasing.met_parts(submission)
    going = bool(fresh and fresh.is_editable)
    return [_part(each, read.get(each.part.number), work, kept, going) for each in entries]


def _part(
    entry: PartEntry, part: PartFeedback | None, work: blind.Work, kept: set[int], going: bool
) -> PartShown:
    earlier = entry.met_in if entry.met_in_id not in (None, entry.submission_id) else None
    met = bool(earlier) or (part is not None and part.met)
    remarks: Sequence[Any] = part.remarks if part else ()
    return PartShown(
        number=entry.part.number,
        title=entry.part.title,
        met=met,
        met_before=earlier.number if earlier else None,
        locked=entry.part.number in kept,
        findings=part.findings if part else (),
        spots=tuple(spots.of(remarks, work)),
        again=going and entry.part.number not in kept,
    )
