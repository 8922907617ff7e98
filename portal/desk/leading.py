"""The facilitator's part of the desk: their cohorts, and who in them needs a nudge."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plc.cohorts import board, next_action, queries
from plc.cohorts.lines import Member
from plc.models import Cohort, Seat
from portal.accounts.models import User
from portal.desk.parts import Act, Line, Next, Section, Urgency

COHORTS, NUDGED = 3, 4


def section(user: User, now: dt.datetime) -> Section | None:
    """One section for all cohorts that this person leads and that are not over; None without."""
    led = Seat.objects.live().facilitators().filter(user=user)
    rows = queries.visible(user).filter(pk__in=led.values("cohort")).order_by("ends_on", "pk")
    going = [cohort for cohort in rows if not cohort.is_over]
    if not going:
        return None
    lines = [line for cohort in going[:COHORTS] for line in _cohort(cohort, now)]
    nudged = [line for line in lines if line.act]
    return Section(
        name="cohorts",
        title=_("Your cohorts"),
        urgency=Urgency.WAITING if nudged else Urgency.GOING,
        lines=tuple(lines),
        more=Act(_("All cohorts"), reverse("plc:list")),
        next=_next(nudged[0]) if nudged else None,
    )


def _cohort(cohort: Cohort, now: dt.datetime) -> list[Line]:
    """The cohort, then those of its members who need a hand first."""
    sheet = board.build(queries.seats(cohort), queries.begun(cohort), now)
    nudged = sheet.group(next_action.HAND)
    hands = len(nudged)
    said = ngettext("%(n)s needs a hand", "%(n)s need a hand", hands) % {"n": hands}
    head = Line(
        title=cohort.name,
        url=reverse("plc:cohort", args=[cohort.code]),
        note=ngettext("%(n)s member", "%(n)s members", sheet.members) % {"n": sheet.members},
        end=said if hands else _("All are on their way"),
    )
    return [head, *(_member(cohort, line) for line in nudged[:NUDGED])]


def _member(cohort: Cohort, line: Member) -> Line:
    note = reverse("plc:note", args=[cohort.code, line.person])
    return Line(
        title=line.name,
        note=line.action.sentence,
        kind=line.action.kind,
        status=line.status,
        act=Act(line.action.label, note, line.name),
    )


def _next(line: Line) -> Next:
    return Next(line.title, line.note, line.act)
