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
    since: dt.date, until: dt.date, holidays: Iterable[dt.date] = (), held: Iterable[Span] = ()
) -> int:
    """Business days after `since` up to and with `until`.

    `held` are the days on which a hold began and ended; it takes those after its first day.
    """
    return dates.business_days(since, until, {*holidays, *_rested(held)})


def overdue_on(
    since: dt.date, holidays: Iterable[dt.date] = (), held: Iterable[Span] = ()
) -> dt.date:
    """The first day on which what was recommended on `since` is late."""
    return dates.add_business_days(since, PATIENCE + 1, {*holidays, *_rested(held)})


def days_held(since: dt.date, until: dt.date, held: Iterable[Span]) -> int:
    """Days after `since`, up to and with `until`, that were spent on hold."""
    return sum(since < day <= until for day in _rested(held))


def is_late(days: int) -> bool:
    """Older than PATIENCE business days."""
    return days > PATIENCE


def _rested(held: Iterable[Span]) -> set[dt.date]:
    return {began + DAY * n for began, ended in held for n in range(1, (ended - began).days + 1)}
