"""Reminders of a badge that its earner has not opened (item 10 of the reminders)."""

import datetime as dt

from badges import mails
from badges.models import Award
from portal.kit import clock

AFTER_DAYS = (7, 30)


def remind_unopened() -> None:
    """Mail after 7 and after 30 days, each once, unless it was opened or the person opted out.

    Only the latest that is due is sent, so a long silence of the clock does not bring two at once.
    """
    first = clock.now() - dt.timedelta(days=AFTER_DAYS[0])
    waiting = Award.objects.live().filter(
        issued_at__lte=first, opened_at=None, accepted_at=None, declined_at=None, succeeded_at=None
    )
    rows = waiting.select_related(*mails.JOINED).defer(*mails.WIDE)
    for award in rows.iterator(chunk_size=500):
        _remind(award)


def _remind(award: Award) -> None:
    age = clock.now() - (award.issued_at or clock.now())
    days = max(days for days in AFTER_DAYS if age >= dt.timedelta(days=days))
    mails.remind(award, days, last=days == AFTER_DAYS[-1])
