"""Dates as the reader writes them: their language's short form, in their time zone (row D3)."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import get_language


def short(moment: dt.datetime | dt.date) -> str:
    """11 March 2022 as 3/11/2022 in American English, 11/03/2022 in British, and so on."""
    day = timezone.localtime(moment).date() if isinstance(moment, dt.datetime) else moment
    pattern = "n/j/Y" if get_language() in ("en", "en-us") else get_format("SHORT_DATE_FORMAT")
    return date_format(day, pattern)
