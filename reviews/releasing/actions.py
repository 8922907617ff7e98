"""Making of all readings the one result that the educator may see (rows E2, E5)."""

from collections.abc import Callable

from django.db import transaction

from portal.kit import direct
from reviews.models import Release
from reviews.releasing.turning import Turn, turned
from reviews.scoring import names, queries, rule
from reviews.scoring.queries import Line
from reviews.scoring.rule import Mark
from submissions.models import Submission

Results = list[dict[str, object]]


@transaction.atomic
def release(
    submission: Submission, outcome: str, message: str = "", results: Results | None = None
) -> Release:
    """Store the merged result, once; a second call returns what was stored.

    In: the decided attempt, Release.Outcome, the issuer's own words, and results that were merged
    before. One level and one comment per criterion; comments of those who agree are joined,
    without a name.
    """
    known = Release.objects.filter(submission=submission)
    if not known.exists():
        shown = merged(submission) if results is None else results
        direct.run(storing(submission.pk, outcome, message, shown))
    return known.get()


def storing(submission_id: int, outcome: str, message: str, results: Results) -> direct.Statement:
    """The storing of results that were merged before; what is stored already stays."""
    shown = {"outcome": outcome, "message": message.strip(), "results": results}
    return direct.inserting(Release(submission_id=submission_id, **shown), on_conflict="ignore")


def merged(submission: Submission, turn: Turn | None = None) -> Results:
    """One level and one comment per criterion, as a Release holds them; turned where asked."""
    merged = rule.merge(queries.marks(queries.finished(submission)))
    unnamed = names.unnamed(submission)
    found = [x for x in queries.lines(submission.enrollment.version_id) if x.pk in merged]
    if turn:
        merged |= {line.pk: turned(line, merged[line.pk], turn) for line in found}
    return [_row(line, merged[line.pk], unnamed) for line in found]


def _row(line: Line, mark: Mark, unnamed: Callable[[str], str]) -> dict[str, object]:
    level = line.level_with(mark.level)
    return {
        "part": line.part,
        "title": line.levels[0].criterion.part.title,
        "criterion": line.name,
        "level": level.name if level else "",
        "text": level.text if level else "",
        "meets": mark.meets,
        "comment": unnamed(mark.comment),
    }
