"""Asking one address and writing down what it said."""

import datetime as dt

from django.conf import settings

from credentials.links import asking
from credentials.links.asking import Answer
from credentials.models import LinkCheck
from portal.kit import clock
from portal.kit.fetching.guard import Guard

EVERY = dt.timedelta(days=1)
# Silence this long is a death, too; a server that merely lets no machine in stays as it is.
PATIENCE = dt.timedelta(days=7)
Status = LinkCheck.Status


def check(row: LinkCheck, *, guard: Guard, seconds: float = asking.SECONDS) -> bool:
    """Ask this address unless somebody did within a day; out: whether it was asked.

    The row is taken before the asking, so that two clocks do not ask twice.
    """
    now = clock.now()
    same = LinkCheck.objects.filter(pk=row.pk, checked_at=row.checked_at)
    if (row.checked_at and now - row.checked_at < EVERY) or not same.update(checked_at=now):
        return False
    row.checked_at = now
    agent = f"Cairn link check (+{settings.PUBLIC_ORIGIN})"
    note(row, asking.ask(row.url, guard=guard, agent=agent, seconds=seconds))
    return True


def note(row: LinkCheck, answer: Answer) -> None:
    """Write down an answer; `since` and `first_dead_at` stay while nothing changes."""
    now = clock.now()
    status = _status(row, answer, now)
    turned = status == Status.UNREACHABLE and is_silent(row.code) != is_silent(answer.code)
    died = (row.status, status) == (Status.UNREACHABLE, Status.DEAD)
    if (status != row.status or turned) and not died:
        row.since = now
    row.first_dead_at = (row.first_dead_at or now) if status == Status.DEAD else None
    row.status, row.code = status, answer.code
    row.save(update_fields=["status", "code", "since", "first_dead_at"])


def _status(row: LinkCheck, answer: Answer, now: dt.datetime) -> str:
    """What the address is now: what died is dead until it answers well again."""
    if answer.status != Status.UNREACHABLE or row.status == Status.DEAD:
        return Status.OK if answer.status == Status.OK else Status.DEAD
    long = row.since and now - row.since >= PATIENCE
    was_silent = row.status == Status.UNREACHABLE and is_silent(row.code)
    return Status.DEAD if was_silent and is_silent(answer.code) and long else Status.UNREACHABLE


def is_silent(code: int) -> bool:
    """Whether nobody is there: no answer, or a server that says it cannot."""
    return code == 0 or code >= 500
