"""What a reader wrote last on the criteria of a title: their own words alone."""

from django.db.models import QuerySet

from portal.kit.asking import Asked
from reviews.models import Review, Score

LOOKED_AT = 60
SHOWN = 4
ANYBODY, ANY_TITLE = -1, -2


def recent(user: int, credential: int) -> dict[str, list[str]]:
    """The last comments of the person with this key by the name of the criterion, each text once, the newest first."""
    found: dict[str, list[str]] = {}
    for name, comment in LAST.rows({ANYBODY: user, ANY_TITLE: credential}):
        here = found.setdefault(name, [])
        if comment.strip() not in here and len(here) < SHOWN:
            here.append(comment.strip())
    return found


def _last() -> QuerySet[Score, tuple]:
    rows = Score.objects.filter(
        review__assessor=ANYBODY,
        review__state=Review.State.SUBMITTED,
        criterion__part__version__credential=ANY_TITLE,
    ).exclude(comment="")
    rows = rows.order_by("-review__submitted_at", "-pk")
    return rows.values_list("criterion__name", "comment")[:LOOKED_AT]


LAST = Asked(_last)
