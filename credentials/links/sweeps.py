"""What the clock starts: ask some addresses, and once a week tell the managers what died."""

import datetime as dt
import time
from collections import Counter
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from credentials.links import actions, mails, queries
from credentials.models import Issuer, LinkCheck, LinkReport
from portal.kit import clock
from portal.kit.fetching.guard import OUTSIDE, Guard

PER_RUN = 40
PER_HOST = 3
# A worker ends a task after 300 s; one address takes 100 s at the very worst.
BUDGET_SECONDS = 120
WEEK = dt.timedelta(days=7)


def check(guard: Guard = OUTSIDE) -> int:
    """Ask up to PER_RUN addresses, each at most once a day, no host more than PER_HOST times.

    Does nothing unless LINK_CHECK is set. Out: how many were asked.
    """
    if not settings.LINK_CHECK:
        return 0
    keep_up(set(queries.holders()))
    until, asked = time.monotonic() + BUDGET_SECONDS, 0
    for row in due():
        if asked >= PER_RUN or time.monotonic() > until:
            break
        asked += actions.check(row, guard=guard)
    return asked


def keep_up(named: set[str]) -> None:
    """A row for each address that is named, none for one that no longer is."""
    known = dict(LinkCheck.objects.values_list("url", "pk"))
    gone = [pk for url, pk in known.items() if url not in named]
    LinkCheck.objects.filter(pk__in=gone).delete()
    fresh = [LinkCheck(url=url) for url in sorted(named) if url not in known and len(url) <= 1000]
    LinkCheck.objects.bulk_create(fresh, ignore_conflicts=True)


def due() -> list[LinkCheck]:
    """Those not asked for a day, the longest waiting first, few of one host."""
    old = clock.now() - actions.EVERY
    rows = LinkCheck.objects.filter(Q(checked_at=None) | Q(checked_at__lte=old))
    hosts: Counter[str] = Counter()
    found = []
    for row in rows.order_by(F("checked_at").asc(nulls_first=True), "url"):
        host = urlsplit(row.url).netloc
        hosts[host] += 1
        if hosts[host] <= PER_HOST:
            found.append(row)
    return found


def tell() -> int:
    """One mail a week to the managers of each issuer for which something new died; out: issuers."""
    return sum(_tell(issuer) for issuer in Issuer.objects.all())


@transaction.atomic
def _tell(issuer: Issuer) -> bool:
    now = clock.now()
    found = queries.broken(queries.holders(issuer))
    dead = [one for one in found if one.check.status == LinkCheck.Status.DEAD]
    report = LinkReport.objects.select_for_update().filter(issuer=issuer).first()
    if report and now - report.told_at < WEEK:
        return False
    fresh = [one for one in dead if not report or one.check.first_dead_at > report.told_at]
    if not fresh:
        return False
    LinkReport.objects.update_or_create(issuer=issuer, defaults={"told_at": now})
    mails.died(issuer, fresh, now)
    return True
