"""The daily job that moves promises which were not kept, and says so."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from portal.accounts.optout import mails
from portal.kit import clock
from submissions.models import Submission
from submissions.promising import days, rule
from submissions.promising.queries import standing

ISSUER = "enrollment__credential__issuer"
EDUCATOR = "enrollment__educator__affiliate"


def keep() -> int:
    """Give every promise whose day has passed a new one, with a mail to its educator.

    Work that has no promise yet gets one, without a mail. It asks for the day alone and never for
    what readers have done. Returns how many were moved; a second run on a day moves none.
    """
    tomorrow = clock.now().date() + dt.timedelta(days=1)
    rows = standing().filter(Q(promised_on=None) | Q(promised_on__lt=tomorrow))
    return sum(_keep(each) for each in rows.select_related(ISSUER, EDUCATOR).order_by("pk"))


def _keep(submission: Submission) -> int:
    issuer, old = days.issuer_of(submission), submission.promised_on
    if old is None:
        return _write(submission, days.promise(submission)) and 0
    today = clock.today(issuer.time_zone)
    if not rule.is_broken(old, today):
        return 0
    held, stated = days.on_hold(submission), days.stated(issuer)
    day = rule.again(old, today, held, stated, issuer.days_off)
    return _move(submission, old, day)


@transaction.atomic
def _move(submission: Submission, old: dt.date, day: dt.date) -> int:
    if not _write(submission, {"promised_on": day, "promise_set_at": clock.now()}):
        return 0
    _tell(submission, old, day)
    return 1


def _write(submission: Submission, values: dict[str, object]) -> int:
    """Unless it was answered or moved meanwhile."""
    same = standing().filter(pk=submission.pk, promised_on=submission.promised_on)
    return same.update(**values)


def _tell(submission: Submission, old: dt.date, day: dt.date) -> None:
    enrollment = submission.enrollment
    mails.post(
        "submissions/promise_moved",
        enrollment.educator,
        key=f"promise:{submission.code}:{old:%Y%m%d}",
        context={
            "title": enrollment.credential.title,
            "url": settings.PUBLIC_ORIGIN
            + reverse("submissions:requirements", args=[enrollment.code]),
            "old": old,
            "day": day,
        },
    )
