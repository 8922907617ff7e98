"""How long a recommendation has waited, in the issuer's business days. Pure.

Days on which the work was on hold do not count: it waited for somebody else then.
"""

import datetime as dt
from collections.abc import Iterable

from portal.kit import dates

PATIENCE = 3
DAY = dt.timedelta(days=1)

Span = tuple[dt.date, dt.date]


def business_days(
    since: dt.date, until: dt.date, holidays: Iterable[str] = (), held: Iterable[Span] = ()
) -> int:
    """Business days after `since` up to and with `until`; `holidays` are ISO dates.

    `held` are the days on which a hold began and ended; it takes those after its first day.
    """
    closed, spans = _closed(holidays), list(held)
    days = (since + DAY * n for n in range(1, (until - since).days + 1))
    return sum(_counts(day, closed, spans) for day in days)


def overdue_on(since: dt.date, holidays: Iterable[str] = (), held: Iterable[Span] = ()) -> dt.date:
    """The first day on which what was recommended on `since` is late."""
    closed, spans = _closed(holidays), list(held)
    day, count = since, 0
    while count <= PATIENCE:
        day += DAY
        count += _counts(day, closed, spans)
    return day


def days_held(since: dt.date, until: dt.date, held: Iterable[Span]) -> int:
    """Days between the two that were spent on hold."""
    spans = list(held)
    days = (since + DAY * n for n in range(1, (until - since).days + 1))
    return sum(_rested(day, spans) for day in days)


def is_late(days: int) -> bool:
    """Older than three business days."""
    return days > PATIENCE


def _closed(holidays: Iterable[str]) -> set[dt.date]:
    return {dt.date.fromisoformat(day) for day in holidays}


def _counts(day: dt.date, closed: set[dt.date], held: list[Span]) -> bool:
    return dates.is_business_day(day, closed) and not _rested(day, held)


def _rested(day: dt.date, held: list[Span]) -> bool:
    return any(began < day <= ended for began, ended in held)
