"""Forgetting the list of people: with the media, and with the person who kept it."""

from typing import Any

from django.db.models import QuerySet

from portal.kit import purge
from submissions.models import Appearance, Enrollment, Evidence, Person


def forget(people: QuerySet[Person], reason: str, thing: str, *, by: Any = None) -> None:
    """Delete these people and where they appear; what was said of the items goes with them."""
    if not people.exists():
        return
    items = Evidence.objects.filter(submission__enrollment__in=people.values("enrollment"))
    with purge.permitted(reason, thing, by=by):
        items.exclude(nobody_at=None).update(nobody_at=None)
        Appearance.objects.filter(person__in=people).delete()
        people.delete()


def listed() -> QuerySet[Enrollment]:
    """Works with a list and no file left: neither kept by a legal hold nor waiting for its day."""
    return (
        Enrollment.objects.filter(people__isnull=False)
        .distinct()
        .exclude(pk__in=Evidence.objects.files().values("submission__enrollment"))
    )
