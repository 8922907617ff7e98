"""What the clock does: remind of due dates, each once (item 10)."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from portal.accounts import mails
from portal.kit import clock
from portal.kit.models import Message
from submissions import progress
from submissions.models import Enrollment
from submissions.reminders import rule
from submissions.status import EDITABLE

AHEAD = dt.timedelta(days=max(rule.STEPS) + 2)
AT_ONCE = 500
Due = tuple[str, int, Enrollment]


def remind() -> int:
    """Mail everyone whose next reminder has come and was not sent; returns how many.

    It is about the person's own deadline, so there is no opt-out. Only work that can still be
    written is reminded of.
    """
    now = clock.now()
    due = list(_due(now))
    return sum(_send(due[at : at + AT_ONCE], now) for at in range(0, len(due), AT_ONCE))


def writable(now: dt.datetime) -> QuerySet[Enrollment]:
    """Open work in the educator's hands that is due within the time of the first reminder."""
    rows = Enrollment.objects.active().filter(due_at__gte=now, due_at__lte=now + AHEAD)
    return (
        progress.measured(rows)
        .filter(status__in=EDITABLE)
        .select_related("credential", "educator__affiliate")
    )


def _due(now: dt.datetime) -> Iterator[Due]:
    for row in writable(now).order_by("pk"):
        days = rule.step(row.due_at, now, row.due_zone)
        if days is not None:
            yield rule.key(days, row.code, row.due_at, row.due_zone), days, row


def _send(some: list[Due], now: dt.datetime) -> int:
    keys = [key for key, _days, _row in some]
    sent = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    fresh = [each for each in some if each[0] not in sent]
    for key, _days, row in fresh:
        _tell(key, row, now)
    return len(fresh)


@transaction.atomic
def _tell(key: str, enrollment: Enrollment, now: dt.datetime) -> None:
    educator, sheet = enrollment.educator, progress.own(enrollment)
    mails.post(
        "submissions/due_soon",
        educator,
        key=key,
        context={
            "given_name": educator.given_name,
            "title": enrollment.credential.title,
            "code": enrollment.code,
            "due_at": enrollment.due_at,
            "days": rule.days_until(enrollment.due_at, now, enrollment.due_zone),
            "done": sheet.done,
            "total": sheet.total,
        },
    )
