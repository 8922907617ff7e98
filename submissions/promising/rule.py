"""Which day is promised, and which when that one has passed. Pure arithmetic over dates.

Nothing here knows what a reader has done: a claim or a finished reading moves no date.
"""

import datetime as dt
import math
import statistics
from collections.abc import Iterable, Sequence

from portal.kit import dates

STATED = 10
ENOUGH = 5
RISK_DAYS = 2
Holidays = Iterable[dt.date]


def first(today: dt.date, stated: int, taken: Sequence[int], holidays: Holidays) -> dt.date:
    """The day to promise: what the issuer states, or what it lately took where that is longer.

    `taken` are the business days of answers given lately; fewer than ENOUGH say nothing.
    """
    lately = math.ceil(statistics.median(taken)) if len(taken) >= ENOUGH else 0
    return dates.add_business_days(today, max(stated, lately), holidays)


def is_broken(promised: dt.date, today: dt.date) -> bool:
    """The day has passed without an answer."""
    return today > promised


def again(promised: dt.date, today: dt.date, held: int, stated: int, holidays: Holidays) -> dt.date:
    """The next day to promise: later by the business days on hold, and at least half as long again
    from today, so that it can be kept."""
    days = list(holidays)
    moved = dates.add_business_days(promised, held, days)
    return max(moved, dates.add_business_days(today, max(3, math.ceil(stated / 2)), days))


def is_at_risk(promised: dt.date, today: dt.date, holidays: Holidays) -> bool:
    """Today is the day, past it, or within RISK_DAYS business days of it."""
    return dates.add_business_days(today, RISK_DAYS, holidays) >= promised
