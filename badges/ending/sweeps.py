"""Notices that a badge ends, 90, 30 and 7 days before it does (row F15)."""

import datetime as dt

from django.db.models import QuerySet

from badges.ending import mails
from badges.models import Award
from portal.kit import clock

BEFORE_DAYS = (90, 30, 7)


def tell() -> None:
    """Mail each owner at 90, 30 and 7 days before the end, each once, unless they declined it.

    Only the latest that is due is sent, so a long silence of the clock does not bring two at once.
    Badges that were renewed are left out, and so is what was due before the badge was issued.
    """
    for award in ending().iterator(chunk_size=500):
        days = due(award)
        if days:
            mails.ends(award, days)


def ending() -> QuerySet[Award]:
    """Issued badges, live and not renewed, that end within the longest of these times."""
    now = clock.now()
    last = now + dt.timedelta(days=max(BEFORE_DAYS))
    rows = Award.objects.live().filter(succeeded_at=None, issued_at__isnull=False)
    rows = rows.filter(expires_at__gte=now, expires_at__lte=last).order_by("pk")
    return rows.select_related(*mails.JOINED).defer(*mails.WIDE)


def due(award: Award) -> int | None:
    """The latest notice whose time has come: how many days before the end; None before any."""
    passed = []
    for days in BEFORE_DAYS:
        moment = award.expires_at - dt.timedelta(days=days)
        if award.issued_at < moment <= clock.now():
            passed.append(days)
    return min(passed, default=None)
