"""What the readings recommend, for many attempts at once and without anybody's name. Pure facts.

Five queries whatever the number of attempts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from credentials.models import Criterion
from reviews.models import Review, ReviewSlot, Score
from reviews.scoring import rule
from reviews.scoring.rule import Mark
from submissions.models import PartEntry, Submission


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Met or not yet by the pass rule, from how many readings, and whether those agreed.

    `unanimous` is a pass without a doubt: all the readings that the version asks for, or more, and
    each of them says met of every criterion.
    """

    met: bool
    parts: Mapping[int, bool]
    readings: int
    agreed: bool
    unanimous: bool = False


def of(submission: Submission) -> Recommendation:
    """The recommendation for one attempt."""
    return of_all([submission])[submission.pk]


def of_all(submissions: Sequence[Submission]) -> dict[int, Recommendation]:
    """By primary key; `enrollment__version` is selected."""
    readings = _readings(submissions)
    rubrics = _rubrics({s.enrollment.version_id for s in submissions})
    carried = _carried(submissions)
    return {
        s.pk: _one(
            s, readings.get(s.pk, []), rubrics[s.enrollment.version_id], carried.get(s.pk, set())
        )
        for s in submissions
    }


def _one(
    submission: Submission,
    readings: Sequence[rule.Reading],
    rubric: rule.Rubric,
    carried: set[int],
) -> Recommendation:
    merged, version = rule.merge(readings), submission.enrollment.version
    result = rule.outcome(version.pass_rule, rubric, merged, carried)
    enough = len(readings) >= max(version.assessors_required, 1)
    sure = enough and result.met and rule.unanimous(rubric, readings, carried)
    return Recommendation(result.met, result.parts, len(readings), rule.agreed(readings), sure)


def _readings(submissions: Sequence[Submission]) -> dict[int, list[rule.Reading]]:
    done = Review.objects.filter(
        submission__in=submissions,
        state=Review.State.SUBMITTED,
        slot__state=ReviewSlot.State.SUBMITTED,
    ).order_by("slot__n")
    found: dict[int, dict[int, dict[int, Mark]]] = {}
    for pk, submission in done.values_list("pk", "submission"):
        found.setdefault(submission, {})[pk] = {}
    scores = Score.objects.filter(review__in=done, level__isnull=False).select_related(
        "level", "review"
    )
    for score in scores.order_by("pk"):
        marks = found[score.review.submission_id][score.review_id]
        level = score.level
        marks[score.criterion_id] = Mark(level.pk, level.position, level.meets, score.comment)
    return {pk: list(by_review.values()) for pk, by_review in found.items()}


def _rubrics(versions: set[int]) -> dict[int, dict[int, list[int]]]:
    found: dict[int, dict[int, list[int]]] = {pk: {} for pk in versions}
    rows = Criterion.objects.filter(part__version__in=versions)
    for pk, number, version in rows.values_list("pk", "part__number", "part__version"):
        found[version].setdefault(number, []).append(pk)
    return found


def _carried(submissions: Sequence[Submission]) -> dict[int, set[int]]:
    """Met on an earlier attempt; what this one's own release calls met is not carried."""
    rows = PartEntry.objects.filter(submission__in=submissions, met_in__isnull=False)
    rows = rows.exclude(met_in=F("submission"))
    found: dict[int, set[int]] = {}
    for submission, number in rows.values_list("submission", "part__number"):
        found.setdefault(submission, set()).add(number)
    return found
