"""How long a recommendation has waited, in the issuer's business days. Pure."""

import datetime as dt
from collections.abc import Iterable

from portal.kit import dates

PATIENCE = 3


def business_days(since: dt.date, until: dt.date, holidays: Iterable[str] = ()) -> int:
    """Business days after `since` up to and with `until`; `holidays` are ISO dates."""
    closed = {dt.date.fromisoformat(day) for day in holidays}
    span = range(1, (until - since).days + 1)
    days = (since + dt.timedelta(days=n) for n in span)
    return sum(dates.is_business_day(day, closed) for day in days)


def is_late(days: int) -> bool:
    """Older than three business days."""
    return days > PATIENCE
