"""What keeps a reading from being handed in: a level, a comment, or a comment that names (E2, E5)."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from reviews.models import Review, Score
from reviews.noting import queries as noting
from reviews.scoring import names, queries


def of(review: Review, by: User) -> dict[str, str]:
    """What keeps this draft from being submitted, by criterion key."""
    submission = review.submission
    found = queries.lines(submission.enrollment.version_id)
    said = {score.criterion_id: score for score in review.scores.select_related("level")}
    asked = queries.to_read(found, queries.carried(submission))
    notes = noting.said([review])
    checked = {
        line.key: _problem(said.get(line.pk), notes.get((review.pk, line.pk), []), by)
        for line in asked
    }
    return {key: sentence for key, sentence in checked.items() if sentence}


def _problem(score: Score | None, notes: list[str], by: User) -> str:
    if score is None or score.level is None:
        return _("Choose a level.")
    comment = noting.joined(score.comment, notes)
    if not score.level.meets and not comment:
        return _("Say what is missing, so that it can be mended.")
    return leads(names.found(comment, by)) if comment else ""


def leads(found: list[str]) -> str:
    """The sentence about words that name the writer or lead to somebody; nothing for none."""
    if not found:
        return ""
    sentence = _(
        "This comment names you or leads to a person: %(found)s. "
        "The review goes out without a name."
    )
    return sentence % {"found": ", ".join(dict.fromkeys(found))}
