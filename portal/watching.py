"""What the portal watches by itself: the invariants every night, and how long work has waited."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Min

from portal import invariants
from portal.accounts.models import User
from portal.accounts.optout import mails
from portal.kit import audit, clock
from portal.kit.models import AuditEntry, Outbox

BROKEN = "portal.invariants_broken"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The outbox as it stands: rows not done, the age of the oldest, rows that went wrong."""

    rows: int
    oldest: dt.timedelta
    errors: tuple[str, ...]


def waiting() -> Waiting:
    """What waits in the outbox now, with the last error of each row that has one."""
    rows = Outbox.objects.filter(done_at=None)
    found = rows.aggregate(n=Count("pk"), since=Min("created_at"))
    now = clock.now()
    wrong = rows.exclude(last_error="").order_by("pk").values_list("topic", "last_error")
    errors = tuple(f"{topic}: {error}" for topic, error in wrong[:20])
    return Waiting(found["n"], now - (found["since"] or now), errors)


def check_invariants() -> list[str]:
    """Look every night whether all is true; what is not goes to the audit and the site managers.

    One entry and one mail a day, however often it runs. Returns the sentences that are not true.
    """
    found, day = invariants.broken(), f"{clock.today('UTC'):%Y-%m-%d}"
    if found and not AuditEntry.objects.filter(verb=BROKEN, thing=f"day:{day}").exists():
        _report(found, day)
    return found


@transaction.atomic
def _report(found: list[str], day: str) -> None:
    managers = list(User.objects.filter(is_site_manager=True, is_active=True).order_by("pk"))
    for manager in managers:
        mails.post(
            "portal/invariants",
            manager,
            key=f"invariants:{day}:{manager.code}",
            context={"found": found, "day": day},
        )
    audit.record(BROKEN, f"day:{day}", found=found, told=len(managers))
