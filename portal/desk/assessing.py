"""The assessor's part of the desk: what is held and for how long, and how much waits."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.desk.parts import Act, Line, Next, Section, Urgency
from reviews import blind
from reviews.blind import Held
from reviews.claiming import desks, policy
from reviews.claiming.desks import Desk
from reviews.claiming.views import COUNTED

HURRY = dt.timedelta(hours=24)


def section(user: User, now: dt.datetime) -> Section:
    """What this assessor holds, and the size of the queue as they may read it."""
    desk, held = desks.of(user), blind.held(user)
    waiting = len(blind.waiting(policy.eligible(user), COUNTED))
    may = bool(desk.verdict) and waiting > 0
    queue = Act(_("The queue"), reverse("reviews:queue"))
    return Section(
        name="queue",
        title=_("To read"),
        urgency=_urgency(held, waiting, now),
        lead=_lead(held, waiting, desk.verdict.reason if not desk.verdict else ""),
        figures=((waiting, ngettext("waits in your queue", "wait in your queue", waiting)),),
        lines=tuple(_line(slot, now) for slot in held),
        more=queue,
        acts=(_take(),) if may and held else (),
        next=_next(held, now) or _begin(desk, waiting if may else 0),
    )


def _urgency(held: list[Held], waiting: int, now: dt.datetime) -> Urgency:
    if any(slot.sent_back or slot.until - now < HURRY for slot in held if not slot.paused):
        return Urgency.NOW
    return Urgency.WAITING if held or waiting else Urgency.QUIET


def _lead(held: list[Held], waiting: int, reason: str) -> str:
    if reason:
        return reason
    if held:
        return ""
    if waiting:
        return _("Nothing on your desk. The one that has waited longest comes first.")
    return _("Nothing waits for you. A quiet queue is a good queue.")


def _take() -> Act:
    return Act(_("Take the next one"), reverse("reviews:claim"), sends=True)


def _claim(waiting: int) -> Next:
    title = ngettext("%(n)s work waits to be read", "%(n)s works wait to be read", waiting)
    note = _("One at a time, the longest waiting first, and nobody knows whose it is.")
    return Next(title % {"n": waiting}, note, _take())


def _begin(desk: Desk, waiting: int) -> Next | None:
    """What comes before the first claim, or the claim."""
    if desk.roles and not desk.has_agreed:
        note = _("It is asked once. After that you can take work.")
        act = Act(_("Read the agreement"), reverse("reviews:agreement"))
        return Next(_("Confidentiality agreement"), note, act)
    return _claim(waiting) if waiting else None


def _next(held: list[Held], now: dt.datetime) -> Next | None:
    going = [slot for slot in held if not slot.paused]
    if not going:
        return None
    first = sorted(going, key=lambda slot: not slot.sent_back)[0]
    days = (first.until - now).days
    said = ngettext("day it is yours", "days it is yours", days)
    figure = (days, said) if days else None
    return Next(first.title, _left(first, now), _open(first), own=True, figure=figure)


def _line(slot: Held, now: dt.datetime) -> Line:
    parts = ngettext("%(n)s part", "%(n)s parts", slot.parts) % {"n": slot.parts}
    if slot.paused:
        return Line(
            title=slot.title,
            url=reverse("reviews:assess", args=[slot.code]),
            note=parts,
            status=_("On hold"),
            end=_("Your time stands still"),
            code=slot.code,
            own=True,
        )
    return Line(
        title=slot.title,
        url=reverse("reviews:assess", args=[slot.code]),
        note=parts,
        kind="mend" if slot.sent_back else "going",
        status=_("Look again") if slot.sent_back else _left(slot, now),
        end=_left(slot, now) if slot.sent_back else "",
        act=_open(slot),
        code=slot.code,
        own=True,
        urgent=slot.until - now < HURRY,
    )


def _open(slot: Held) -> Act:
    return Act(_("Go on reading"), reverse("reviews:assess", args=[slot.code]), slot.code)


def _left(slot: Held, now: dt.datetime) -> str:
    """The time left of a lease, in days, then in hours."""
    left = max(slot.until - now, dt.timedelta())
    if left >= dt.timedelta(days=2):
        return _("Yours for %(n)s more days") % {"n": left.days}
    hours = int(left.total_seconds() // 3600)
    return ngettext("Yours for %(n)s more hour", "Yours for %(n)s more hours", hours) % {"n": hours}
