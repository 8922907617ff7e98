"""What keeps a reading from being handed in: a level, a comment, or a comment that names (E2, E5)."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from reviews.models import Review, Score
from reviews.scoring import names, queries


def of(review: Review, by: User) -> dict[str, str]:
    """What keeps this draft from being submitted, by criterion key."""
    submission = review.submission
    found = queries.lines(submission.enrollment.version_id)
    said = {score.criterion_id: score for score in review.scores.select_related("level")}
    asked = queries.to_read(found, queries.carried(submission))
    checked = {line.key: _problem(said.get(line.pk), by) for line in asked}
    return {key: sentence for key, sentence in checked.items() if sentence}


def _problem(score: Score | None, by: User) -> str:
    if score is None or score.level is None:
        return _("Choose a level.")
    if not score.level.meets and not score.comment.strip():
        return _("Say what is missing, so that it can be mended.")
    return _named(score.comment, by)


def _named(comment: str, by: User) -> str:
    found = names.found(comment, by)
    if not found:
        return ""
    sentence = _(
        "This comment names you or leads to a person: %(found)s. "
        "The review goes out without a name."
    )
    return sentence % {"found": ", ".join(dict.fromkeys(found))}
