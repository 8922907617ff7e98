"""What a reader wrote last on the criteria of a title: their own words alone."""

from reviews.models import Review, Score

LOOKED_AT = 60
SHOWN = 4


def recent(user: int, credential: int) -> dict[str, list[str]]:
    """The last comments of the person with this key by the name of the criterion, each text once, the newest first."""
    rows = Score.objects.filter(
        review__assessor=user,
        review__state=Review.State.SUBMITTED,
        criterion__part__version__credential=credential,
    ).exclude(comment="")
    rows = rows.order_by("-review__submitted_at", "-pk")
    found: dict[str, list[str]] = {}
    for name, comment in rows.values_list("criterion__name", "comment")[:LOOKED_AT]:
        here = found.setdefault(name, [])
        if comment.strip() not in here and len(here) < SHOWN:
            here.append(comment.strip())
    return found
