"""How long a slot is an assessor's own: three business days of the issuer, in the reader's zone."""

import datetime as dt
from collections.abc import Iterable

from portal.kit import dates
from portal.kit.clock import end_of_day, today

LEASE_DAYS = 3
WARNING_DAYS = 1


def lease_end(zone: str, holidays: Iterable[str]) -> dt.datetime:
    """The end of the third business day from today; `holidays` are ISO dates of the issuer."""
    return end_of_day(dates.add_business_days(today(zone), LEASE_DAYS, _days(holidays)), zone)


def warning_day(ends: dt.date, holidays: Iterable[str]) -> dt.date:
    """The day to warn on: one business day before the lease ends."""
    return dates.add_business_days(ends, -WARNING_DAYS, _days(holidays))


def _days(holidays: Iterable[str]) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in holidays]
