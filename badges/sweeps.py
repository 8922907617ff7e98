"""Reminders of a badge that its earner has not opened (item 10 of the reminders)."""

import datetime as dt

from badges.issuing import about
from badges.models import Award
from portal.accounts import optouts
from portal.accounts.optout import links
from portal.kit import clock, messages

REMINDERS = optouts.BADGE_REMINDERS
AFTER_DAYS = (7, 30)


def remind_unopened() -> None:
    """Mail after 7 and after 30 days, each once, unless it was opened or the person opted out.

    Only the latest that is due is sent, so a long silence of the clock does not bring two at once.
    """
    first = clock.now() - dt.timedelta(days=AFTER_DAYS[0])
    waiting = Award.objects.live().filter(
        issued_at__lte=first, opened_at=None, accepted_at=None, declined_at=None
    )
    rows = waiting.select_related(
        "version__credential__issuer", "version__badge_class", "person__affiliate"
    ).defer("version__badge_class__image", "version__badge_class__document")
    for award in rows.iterator(chunk_size=500):
        if REMINDERS not in award.person.mail_optouts:
            _remind(award)


def _remind(award: Award) -> None:
    person, age = award.person, clock.now() - (award.issued_at or clock.now())
    days = max(days for days in AFTER_DAYS if age >= dt.timedelta(days=days))
    messages.post(
        "badges/reminder",
        to=person.email,
        key=f"badge-reminder:{award.uuid}:{days}",
        context={
            **about(award, award.version.badge_class.uuid),
            "optout": links.of(person, REMINDERS),
            "last": days == AFTER_DAYS[-1],
        },
        recipient=person,
        words=person.vocabulary,
        language=person.language,
        zone=person.time_zone,
    )
