"""Who may take up work that was put away."""

from typing import Any

from django.utils.translation import gettext as _

from portal.kit.verdict import Verdict, no
from submissions.enrolling.policy import may_start
from submissions.models import Enrollment
from submissions.status import Status


def may_restart(user: Any, enrollment: Enrollment) -> Verdict:
    """The educator, once the work is withdrawn or expired and not taken up again."""
    if enrollment.educator_id != user.pk:
        return no(_("Only its author can start this work again."))
    last = enrollment.submissions.last()
    if last is None or last.status not in (Status.WITHDRAWN, Status.EXPIRED):
        return no(_("This work is still open."))
    return may_start(user, enrollment.credential)
