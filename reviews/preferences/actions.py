"""Arranging how much one reads, of what, and when not."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction

from credentials.models import MicroCredential, Stack
from portal.accounts.models import User
from portal.kit import audit
from portal.kit.clock import end_of_day
from reviews.models import Absence, Assessor
from reviews.preferences import policy


@dataclass(frozen=True, slots=True)
class Wishes:
    """For one role: most reviews at a time, and slugs of stacks and titles."""

    max_open: int
    skills: Collection[str] = ()
    titles: Collection[str] = ()
    not_my_field: Collection[str] = ()


@transaction.atomic
def arrange(role: Assessor, wishes: Wishes, *, by: User) -> None:
    """Keep how much and what this person reads for an issuer; raises Refused for another's role.

    What lies on the desk stays there: a smaller load only means that no more is taken.
    """
    policy.may_arrange(by, role).require()
    role.max_open = max(1, min(wishes.max_open, policy.MOST))
    role.save(update_fields=["max_open"])
    offered = MicroCredential.objects.filter(issuer=role.issuer_id)
    role.skills.set(Stack.objects.filter(slug__in=wishes.skills))
    role.titles.set(offered.filter(slug__in=wishes.titles))
    role.not_my_field.set(offered.filter(slug__in=wishes.not_my_field))
    audit.record("reviews.arrange", f"user:{by.code}", by=by, most=role.max_open)


def be_away(first: dt.date | None, last: dt.date | None, *, by: User) -> None:
    """Take nothing from the start of `first` to the end of `last`, in one's own zone.

    Without days the absence is called off.
    """
    if not first or not last:
        Absence.objects.filter(user=by).delete()
        return
    zone = by.time_zone
    start = dt.datetime.combine(first, dt.time(), ZoneInfo(zone)).astimezone(dt.UTC)
    days = {"starts_at": start, "ends_at": end_of_day(last, zone)}
    Absence.objects.update_or_create(user=by, defaults=days)
