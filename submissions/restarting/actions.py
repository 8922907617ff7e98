"""Start again with what was written, once, whatever is clicked twice."""

from typing import Any

from django.db import IntegrityError, transaction

from submissions import copying
from submissions.enrolling.actions import enroll
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
            fresh = enroll(enrollment.credential, by, enrollment.stack, enrollment)
            copying.carry_over(enrollment.submissions.last(), fresh.submissions.get())
            return fresh
    except IntegrityError:
        return mine.get()
