"""Dates as the reader writes them: their language's short form, in their time zone (row D3)."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format, get_format, time_format
from django.utils.translation import get_language

PATTERNS = {"en": "n/j/Y", "en-us": "n/j/Y", "es": "j M Y"}


def short(moment: dt.datetime | dt.date) -> str:
    """11 March 2022 as 3/11/2022 in American English, 11 Mar 2022 in Spanish, and so on.

    Spanish names the month: next to American dates, 3/11 and 11/3 could each be either.
    """
    day = timezone.localtime(moment).date() if isinstance(moment, dt.datetime) else moment
    return date_format(day, PATTERNS.get(get_language() or "") or get_format("SHORT_DATE_FORMAT"))


def with_time(moment: dt.datetime) -> str:
    """The same with the time of the day: 3/11/2022, 4:04 p.m."""
    return f"{short(moment)}, {time_of_day(moment)}"


def time_of_day(moment: dt.datetime) -> str:
    """The time as the reader writes it, in their zone: 4:04 p.m. in American English, else 16:04."""
    twelve = (get_language() or "").startswith("en")
    return time_format(timezone.localtime(moment), "g:i a" if twelve else "H:i")
