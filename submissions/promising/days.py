"""The facts that a promise is made of: the issuer's calendar, what it lately took, time on hold."""

import datetime as dt
from zoneinfo import ZoneInfo

from credentials.models import Issuer
from portal.kit import clock, dates
from submissions.models import StatusChange, Submission
from submissions.promising import rule

LATELY = dt.timedelta(days=90)
MOST = 50


def issuer_of(submission: Submission) -> Issuer:
    """Whose calendar and word it is."""
    return submission.enrollment.credential.issuer


def stated(issuer: Issuer) -> int:
    """The business days within which this issuer says that it answers."""
    return issuer.answer_days or rule.STATED


def promise(submission: Submission) -> dict[str, object]:
    """The columns of a first promise, made now."""
    issuer = issuer_of(submission)
    today = clock.today(issuer.time_zone)
    day = rule.first(today, stated(issuer), taken(issuer), issuer.days_off)
    return {"promised_on": day, "promise_set_at": clock.now()}


def taken(issuer: Issuer) -> list[int]:
    """The business days that its latest answers took from the queue; none that rested on hold."""
    since = clock.now() - LATELY
    decided = Submission.objects.filter(
        enrollment__credential__issuer=issuer, decided_at__gte=since
    ).exclude(changes__verb="hold")
    latest = dict(decided.order_by("-decided_at").values_list("pk", "decided_at")[:MOST])
    queued = StatusChange.objects.filter(submission__in=list(latest), verb="queue")
    began = dict(queued.order_by("pk").values_list("submission", "at"))
    closed = issuer.days_off
    return [
        dates.business_days(_day(at, issuer), _day(latest[pk], issuer), closed)
        for pk, at in began.items()
    ]


def on_hold(submission: Submission) -> int:
    """The business days on hold since the promise was last made, up to now."""
    since, issuer = submission.promise_set_at or clock.now(), issuer_of(submission)
    began, total = None, 0
    for verb, at in submission.changes.order_by("pk").values_list("verb", "at"):
        if verb == "hold":
            began = at
        elif began:
            total += _between(max(began, since), at, issuer)
            began = None
    return total + (_between(max(began, since), clock.now(), issuer) if began else 0)


def _between(start: dt.datetime, end: dt.datetime, issuer: Issuer) -> int:
    return dates.business_days(_day(start, issuer), _day(end, issuer), issuer.days_off)


def _day(moment: dt.datetime, issuer: Issuer) -> dt.date:
    return moment.astimezone(ZoneInfo(issuer.time_zone)).date()
