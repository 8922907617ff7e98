"""Which reminder of a due date is due. Pure: dates in, a number of days out (item 10)."""

import datetime as dt
from zoneinfo import ZoneInfo

STEPS = (60, 30, 7, 1)


def days_until(due_at: dt.datetime, now: dt.datetime, zone: str) -> int:
    """Days of the calendar in `zone` from now to the due instant; 0 on the day itself."""
    here = ZoneInfo(zone)
    return (due_at.astimezone(here).date() - now.astimezone(here).date()).days


def step(due_at: dt.datetime, now: dt.datetime, zone: str) -> int | None:
    """The reminder that belongs to this moment: the nearest of 60, 30, 7, 1 that has come.

    None before the first one and after the due instant. What was missed while nothing ran is
    not made up for, so that several never come at once.
    """
    if now > due_at:
        return None
    left = days_until(due_at, now, zone)
    return min((days for days in STEPS if left <= days), default=None)


def key(days: int, code: str, due_at: dt.datetime, zone: str) -> str:
    """The name of one reminder; a moved due date makes new ones."""
    return f"due-{days}:{code}:{due_at.astimezone(ZoneInfo(zone)).date().isoformat()}"
