"""Promises that stand, and those at risk."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from credentials.models import Issuer
from portal.kit import clock
from submissions.models import Submission
from submissions.promising import rule
from submissions.status import Status

S = Status
WAITING = (S.QUEUED, S.IN_REVIEW, S.ADJUDICATION, S.RECOMMENDED, S.APPROVED, S.HELD)


def standing() -> QuerySet[Submission]:
    """Work for which an answer is owed: queued, and neither answered nor sent back since."""
    return Submission.objects.filter(status__in=WAITING).exclude(
        Q(status=S.HELD) & Q(held_from__in=(S.CHECKING, S.APPEALED))
    )


def at_risk(issuers: Iterable[Issuer]) -> Counter[str]:
    """How many promises of these issuers stand, are at risk, and have passed: numbers alone."""
    found: Counter[str] = Counter()
    known = {issuer.pk: issuer for issuer in issuers}
    rows = standing().filter(enrollment__credential__issuer__in=known, promised_on__isnull=False)
    names = ("enrollment__credential__issuer", "promised_on")
    for issuer, promised in rows.values_list(*names):
        found += _of(known[issuer], promised)
    return found


def _of(issuer: Issuer, promised: dt.date) -> Counter[str]:
    today = clock.today(issuer.time_zone)
    risk = rule.is_at_risk(promised, today, issuer.days_off)
    return Counter(standing=1, risk=int(risk), broken=int(rule.is_broken(promised, today)))
