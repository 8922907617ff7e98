"""Start again with what was written, once, whatever is clicked twice."""

from typing import Any

from django.db import IntegrityError, transaction

from credentials.models import MicroCredential
from portal.kit import clock
from submissions import copying
from submissions.enrolling.actions import enroll
from submissions.enrolling.policy import is_on_offer
from submissions.models import Enrollment
from submissions.restarting import policy


def restart(enrollment: Enrollment, *, by: Any) -> Enrollment:
    """Start withdrawn or expired work again, with its text, links and clean files.

    Returns the open enrollment where there is one already. Raises Refused.
    """
    mine = Enrollment.objects.of(by).active().filter(credential=enrollment.credential)
    known = mine.first()
    if known:
        return known
    policy.may_restart(by, enrollment).require()
    try:
        with transaction.atomic():
            return _again(enrollment, by)
    except IntegrityError:
        return mine.get()


def take_up_earned(credential: MicroCredential, *, by: Any) -> Enrollment:
    """Work on what `by` has earned before, to earn it anew, with what they last wrote for it.

    The earned work is over with that. Returns the open enrollment where there is one already;
    whether it may be earned anew is asked by who knows its badge. Raises Refused: not on offer.
    """
    mine = Enrollment.objects.of(by).filter(credential=credential)
    known = mine.active().first()
    if known:
        return known
    is_on_offer(credential).require()
    try:
        with transaction.atomic():
            earned = mine.unclosed().filter(pk__in=mine.earned().values("pk"))
            earned.update(closed_at=clock.now())
            return _again(mine.order_by("-started_at", "-pk")[0], by)
    except IntegrityError:
        return mine.active().get()


def _again(old: Enrollment, by: Any) -> Enrollment:
    fresh = enroll(old.credential, by, old.stack, old)
    copying.carry_over(old.submissions.last(), fresh.submissions.get())
    return fresh
