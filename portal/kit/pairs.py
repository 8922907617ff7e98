"""Two columns that are filled together or not at all: when something was done, and by whom."""

from django.db.models import Q


def paired(when: str, who: str) -> Q:
    """The condition of a CHECK: both empty, or both filled."""
    filled = {f"{when}__isnull": False, f"{who}__isnull": False}
    return Q(**{when: None, who: None}) | Q(**filled)
