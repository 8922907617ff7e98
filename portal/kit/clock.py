"""The one clock. Everything that asks for the time asks here, also what goes into SQL."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_away: ContextVar[dt.timedelta] = ContextVar("_away", default=dt.timedelta())


def now() -> dt.datetime:
    """The present instant, aware, UTC.

    With CLOCK_FILE set (tests with a real worker) the seconds written in that file are added,
    so that several processes can be moved through time together.
    """
    return timezone.now() + _shift() + _away.get()


@contextmanager
def moved(**by: float) -> Iterator[None]:
    """Within the block it is `days`, `hours` ... later, here and in this thread alone.

    For the demo world, whose people did things in the past; nothing that serves pages uses it.
    """
    token = _away.set(_away.get() + dt.timedelta(**by))
    try:
        yield
    finally:
        _away.reset(token)


def today(zone: str) -> dt.date:
    """The date it is now in `zone` (an IANA name)."""
    return now().astimezone(ZoneInfo(zone)).date()


def end_of_day(day: dt.date, zone: str) -> dt.datetime:
    """The last second of `day` in `zone`, as a UTC instant."""
    local = dt.datetime.combine(day, dt.time(23, 59, 59), ZoneInfo(zone))
    return local.astimezone(dt.UTC)


def _shift() -> dt.timedelta:
    if not settings.CLOCK_FILE:
        return dt.timedelta()
    try:
        return dt.timedelta(seconds=float(Path(settings.CLOCK_FILE).read_text() or 0))
    except (OSError, ValueError):
        return dt.timedelta()
