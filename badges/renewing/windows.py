"""When a badge may be renewed: from 90 days before its end, and ever after (row F15)."""

import datetime as dt

from badges.models import Award
from portal.kit import clock

OPENS = dt.timedelta(days=90)


def is_near(award: Award) -> bool:
    """Its end is at most 90 days away, or past."""
    return award.expires_at is not None and award.expires_at - OPENS <= clock.now()


def is_open(award: Award) -> bool:
    """It may be renewed now: issued, live, near its end, and not renewed yet."""
    live = award.issued_at and not award.revoked_at and not award.succeeded_at
    return bool(live) and is_near(award)
