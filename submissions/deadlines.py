"""When work is due. Pure arithmetic over instants; the rules stand in the design, section 4."""

import datetime as dt
import math
from zoneinfo import ZoneInfo

from portal.kit import clock
from portal.kit.dates import add_months

AFTER_FIX = 14
AFTER_NOT_YET = 60


def first(started_at: dt.datetime, months: int, zone: str) -> dt.datetime:
    """The end of the day, so many calendar months later, in the affiliate's zone (row D3)."""
    day = started_at.astimezone(ZoneInfo(zone)).date()
    return clock.end_of_day(add_months(day, months), zone)


def last_moment(due_at: dt.datetime, grace_days: int) -> dt.datetime:
    """The last instant at which a submit counts."""
    return due_at + dt.timedelta(days=grace_days)


def pushed(
    due_at: dt.datetime, zone: str, *, away: dt.timedelta, now: dt.datetime, at_least: int
) -> dt.datetime:
    """The due date moved out by the days spent with us, with at least so many days left."""
    later = due_at + dt.timedelta(days=math.ceil(away / dt.timedelta(days=1)))
    floor = now.astimezone(ZoneInfo(zone)).date() + dt.timedelta(days=at_least)
    return max(later, clock.end_of_day(floor, zone))


def days_left(due_at: dt.datetime, now: dt.datetime) -> int:
    """Whole days until the due instant, never below 0."""
    return max(0, (due_at - now).days)
