"""How long a recommendation has waited, in the issuer's business days. Pure."""

import datetime as dt
from collections.abc import Iterable

from portal.kit import dates

PATIENCE = 3


def business_days(since: dt.date, until: dt.date, holidays: Iterable[str] = ()) -> int:
    """Business days after `since` up to and with `until`; `holidays` are ISO dates."""
    return dates.business_days(since, until, {dt.date.fromisoformat(day) for day in holidays})


def is_late(days: int) -> bool:
    """Older than three business days."""
    return days > PATIENCE
