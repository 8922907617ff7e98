"""Where staff may move a due date to: later, not absurdly late, and back where they erred."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from portal.kit import clock, localdate
from portal.kit.dates import add_months
from portal.kit.verdict import Refused
from submissions.models import Enrollment

MONTHS_AT_MOST = 12


def require(enrollment: Enrollment, day: dt.date) -> None:
    """Let `day` through as the new due date, or raise Refused with the sentence for the field.

    It is later than today and at most twelve months after the later of today and the present due
    date. It may be earlier than the present one only as far as the last extension went.
    """
    zone = ZoneInfo(enrollment.due_zone)
    due, today = enrollment.due_at.astimezone(zone).date(), clock.today(enrollment.due_zone)
    last = add_months(max(due, today), MONTHS_AT_MOST)
    if day > last:
        says = _(
            "Choose a date no later than %(last)s, twelve months from the present one or today."
        )
        raise Refused(says % {"last": localdate.short(last)})
    floor = _given_before(enrollment)
    if floor is None and (day <= due or day <= today):
        raise Refused(_("Choose a date later than the present due date and later than today."))
    if floor is not None:
        _correct(day, due, today, floor.astimezone(zone).date())


def _correct(day: dt.date, due: dt.date, today: dt.date, floor: dt.date) -> None:
    if day == due:
        raise Refused(_("That is the present due date. Choose another one."))
    if day <= today or day < floor:
        says = _(
            "Choose a date later than today and not before %(floor)s, which was due before the"
            " last extension."
        )
        raise Refused(says % {"floor": localdate.short(floor)})


def _given_before(enrollment: Enrollment) -> dt.datetime | None:
    """What was due before the last extension, or None where the present date has another source.

    A correction to an earlier day is no extension: what it corrected still counts.
    """
    moves = list(enrollment.extensions.order_by("-pk"))
    if not moves or moves[0].new_due_at != enrollment.due_at:
        return None
    return next((move.old_due_at for move in moves if not move.is_shorter), None)
