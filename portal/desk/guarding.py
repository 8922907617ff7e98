"""The anonymity officer's part of the desk: what rests until they answer, the overdue first."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.desk.parts import Act, Line, Next, Section, Urgency
from portal.kit import localdate
from reviews.reporting import blind, listing
from reviews.reporting.blind import Row

SHOWN = 3


def section(user: User) -> Section:
    """What waits for this officer or lead; nothing beyond code, title and when it is due."""
    rows = blind.rows(listing.waiting(user))
    return Section(
        name="precheck",
        title=_("Pre-check"),
        urgency=_urgency(rows),
        lead="" if rows else _("Nothing rests at your desk."),
        figures=(
            (len(rows), ngettext("rests until you answer", "rest until you answer", len(rows))),
        ),
        lines=tuple(_line(row) for row in rows[:SHOWN]),
        more=Act(_("All that rests"), reverse("reviews:reports")),
        next=_next(rows[0]) if rows else None,
    )


def _urgency(rows: list[Row]) -> Urgency:
    if not rows:
        return Urgency.QUIET
    return Urgency.NOW if rows[0].is_late else Urgency.WAITING


def _url(row: Row) -> str:
    return reverse("reviews:report_case", args=[row.code])


def _due(row: Row) -> str:
    return _("due %(day)s") % {"day": localdate.short(row.due)}


def _next(row: Row) -> Next:
    act = Act(_("Look at it"), _url(row), row.code)
    return Next(row.title, f"{row.cause}, {_due(row)}", act, own=True)


def _line(row: Row) -> Line:
    return Line(
        title=row.title,
        url=_url(row),
        note=row.cause,
        kind="mend" if row.is_late else "going",
        status=_("Overdue") if row.is_late else row.state,
        end=_due(row),
        act=Act(_("Look at it"), _url(row), row.code),
        code=row.code,
        own=True,
        urgent=row.is_late,
    )
