"""The approver's part of the desk: recommendations that wait, by code, the oldest first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from badges.deciding import clocks, queries
from badges.deciding.waiting import is_late
from portal.accounts.models import User
from portal.desk.parts import Act, Line, Next, Section, Urgency

SHOWN, COUNTED = 3, 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """A recommendation: the desk's code, the title, its age in business days."""

    code: str
    title: str
    days: int

    @property
    def url(self) -> str:
        """Where it is decided."""
        return reverse("badges:decide", args=[self.code])

    @property
    def age(self) -> str:
        """How long it has waited, in words."""
        if not self.days:
            return _("since today")
        said = ngettext("%(n)s business day", "%(n)s business days", self.days)
        return said % {"n": self.days}


def section(user: User) -> Section:
    """What waits for this approver; nothing beyond code, title and age."""
    found = list(queries.waiting(user)[:COUNTED])
    known = clocks.of_all(found)
    rows = [
        Waiting(row.desk_code, row.enrollment.credential.title, known[row.pk].days) for row in found
    ]
    return Section(
        name="decisions",
        title=_("To decide"),
        urgency=_urgency(rows),
        lead="" if rows else _("Nothing waits for a decision. You get a mail when it has."),
        figures=((len(rows), ngettext("waits for you", "wait for you", len(rows))),),
        lines=tuple(_line(row) for row in rows[:SHOWN]),
        more=Act(_("All decisions"), reverse("badges:desk")),
        next=_next(rows) if rows else None,
    )


def _urgency(rows: list[Waiting]) -> Urgency:
    if not rows:
        return Urgency.QUIET
    return Urgency.NOW if is_late(rows[0].days) else Urgency.WAITING


def _next(rows: list[Waiting]) -> Next:
    row, said = rows[0], ngettext("business day", "business days", rows[0].days)
    note = _("%(code)s has waited the longest: %(age)s.") % {"code": row.code, "age": row.age}
    return Next(row.title, note, Act(_("Decide"), row.url, row.code), own=True,
                figure=(row.days, said) if row.days else None)  # fmt: skip


def _line(row: Waiting) -> Line:
    late = is_late(row.days)
    return Line(
        title=row.title,
        url=row.url,
        kind="mend" if late else "going",
        status=_("Late") if late else _("Waiting"),
        end=row.age,
        act=Act(_("Decide"), row.url, row.code),
        code=row.code,
        own=True,
        urgent=late,
    )
