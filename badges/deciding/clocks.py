"""How long attempts have waited for a decision, and how long with us; one query for many."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q

from badges.deciding import waiting
from portal.kit import clock
from submissions.models import StatusChange, Submission
from submissions.status import Status

Rest = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, slots=True)
class Clock:
    """The clocks of one attempt, in days of the issuer's zone: no hour leaves this module.

    `days` are business days since the recommendation and `overdue_on` the first day too many;
    `age` are days since it was handed in, without the `held` ones.
    """

    since: dt.date
    days: int
    overdue_on: dt.date
    late: bool
    age: int
    held: int


def of(submission: Submission) -> Clock:
    """The clocks of one attempt; `enrollment__credential__issuer` is selected."""
    return of_all([submission])[submission.pk]


def of_all(submissions: Sequence[Submission]) -> dict[int, Clock]:
    """By primary key."""
    rests = _rests(submissions)
    return {one.pk: _clock(one, rests.get(one.pk, ())) for one in submissions}


def _clock(submission: Submission, rests: Iterable[Rest]) -> Clock:
    issuer = submission.enrollment.credential.issuer
    zone, today = ZoneInfo(issuer.time_zone), clock.today(issuer.time_zone)
    held = [
        (began.astimezone(zone).date(), ended.astimezone(zone).date()) for began, ended in rests
    ]
    since = (submission.recommended_at or clock.now()).astimezone(zone).date()
    handed_in = (submission.submitted_at or submission.created_at).astimezone(zone).date()
    days = waiting.business_days(since, today, issuer.days_off, held)
    rested = waiting.days_held(handed_in, today, held)
    return Clock(
        since=since,
        days=days,
        overdue_on=waiting.overdue_on(since, issuer.days_off, held),
        late=waiting.is_late(days),
        age=(today - handed_in).days - rested,
        held=rested,
    )


def _rests(submissions: Sequence[Submission]) -> dict[int, list[Rest]]:
    """When each was on hold; a hold that has not ended lasts until now."""
    rows = StatusChange.objects.filter(
        Q(source=Status.HELD) | Q(target=Status.HELD), submission__in=submissions
    )
    found: dict[int, list[Rest]] = {}
    for submission, target, at in rows.order_by("pk").values_list("submission", "target", "at"):
        spans = found.setdefault(submission, [])
        if target == Status.HELD:
            spans.append((at, clock.now()))
        elif spans:
            spans[-1] = (spans[-1][0], at)
    return found
