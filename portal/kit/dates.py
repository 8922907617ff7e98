"""Calendar arithmetic: months with month-end clamped, business days of a calendar."""

import calendar
import datetime as dt
from collections.abc import Iterable


def add_months(day: dt.date, months: int) -> dt.date:
    """`day` plus calendar months; the 31st becomes the month's last day where it has none.

    Row D3: 2021-09-11 plus 6 is 2022-03-11; 2021-08-31 plus 6 is 2022-02-28.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def is_business_day(day: dt.date, holidays: Iterable[dt.date]) -> bool:
    """Monday to Friday and not in the issuer's list of holidays."""
    return day.weekday() < 5 and day not in set(holidays)


def business_days(since: dt.date, until: dt.date, holidays: Iterable[dt.date] = ()) -> int:
    """How many business days come after `since` up to and with `until`."""
    closed, count = set(holidays), max(0, (until - since).days)
    days = (since + dt.timedelta(days=n) for n in range(1, count + 1))
    return sum(is_business_day(day, closed) for day in days)


def add_business_days(day: dt.date, count: int, holidays: Iterable[dt.date] = ()) -> dt.date:
    """The date `count` business days after `day` (or before it when negative)."""
    closed, step = set(holidays), 1 if count >= 0 else -1
    left = abs(count)
    while left:
        day += dt.timedelta(days=step)
        left -= is_business_day(day, closed)
    return day
