"""What affiliate staff, issuer managers and the site manager look after: doors with a number."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from credentials.models import Issuer
from credentials.roles.policy import managed_by
from portal import extending
from portal.accounts.models import ErasureRequest, User
from portal.desk.parts import Act, Line, Next, Section, Urgency
from portal.help.models import Question
from portal.help.policy import may_read_inbox
from portal.holding.policy import may_list
from portal.reports import queries, scope


def affiliate(user: User, *, invites: bool) -> Section:
    """The report of one's own people and what else staff and point people open."""
    found = queries.figures(queries.rows(scope.of(user), queries.Filters()))
    doors = [
        Line(_("Enrollment and status"), reverse("reports:enrollment"),
             _("Who works on what, how far they are, and what is due.")),
        Line(_("Cohorts"), reverse("plc:list"), _("Small groups that learn together.")),
    ]  # fmt: skip
    if invites:
        doors.append(Line(_("People"), reverse("accounts:people"), _("Roles and invitations.")))
    return Section(
        name="affiliate",
        title=_("Your educators"),
        urgency=Urgency.GOING,
        figures=(
            (found.enrolled, _("enrolled")),
            (found.submitted, _("submitted")),
            (found.earned, _("earned")),
        ),
        lines=tuple(doors),
    )


def issuer(user: User, now: dt.datetime) -> Section:
    """Questions, due dates, links and people of the issuers this person manages."""
    lines = [*_questions(user, now), *_due_dates(user), *_erasures(user)]
    waiting = [line for line in lines if line.end]
    late = any(line.urgent for line in lines)
    doors = [Line(_("People"), reverse("accounts:people"), _("Roles and invitations."))]
    doors += _holds(user)
    for each in managed_by(user):
        doors += [_console(each), _links(each)]
    return Section(
        name="issuer",
        title=_("To look after"),
        urgency=Urgency.NOW if late else Urgency.WAITING if waiting else Urgency.GOING,
        lines=(*lines, *doors),
        next=_next(waiting[0]) if waiting else None,
    )


def _next(line: Line) -> Next:
    return Next(line.title, f"{line.end}. {line.note}", Act(_("Open"), line.url, line.title))


def _questions(user: User, now: dt.datetime) -> list[Line]:
    if not may_read_inbox(user):
        return []
    due = list(Question.objects.filter(answered_at=None).values_list("due_at", flat=True))
    late = sum(at < now for at in due)
    return [
        Line(
            title=_("Questions"),
            url=reverse("help:inbox"),
            note=_("An answer is due 48 hours after a question."),
            kind="mend" if late else "",
            status=_("Overdue") if late else "",
            end=_waits(len(due)),
            urgent=bool(late),
        )
    ]


def _due_dates(user: User) -> list[Line]:
    if not extending.may_list(user):
        return []
    near = extending.rows(user).count()
    said = ngettext("%(n)s near or past", "%(n)s near or past", near) % {"n": near}
    return [
        Line(
            title=_("Due dates"),
            url=reverse("due_dates"),
            note=_("Work that runs out soon or has run out; you can move its date."),
            end=said if near else "",
        )
    ]


def _erasures(user: User) -> list[Line]:
    if not user.is_site_manager:
        return []
    said = _waits(ErasureRequest.objects.open().count())
    return [Line(_("Requests for erasure"), reverse("accounts:erasures"), end=said)]


def _holds(user: User) -> list[Line]:
    if not may_list(user):
        return []
    note = _("Files kept beyond their 90 days, and for what reason.")
    return [Line(_("Legal holds"), reverse("accounts:holds"), note)]


def _console(one: Issuer) -> Line:
    title = _("Console of %(name)s") % {"name": one.name}
    note = _("Everything issued, by status, title and date; as a file too.")
    return Line(title, reverse("badges:console", args=[one.slug]), note)


def _links(one: Issuer) -> Line:
    title = _("Links of %(issuer)s") % {"issuer": one.name}
    url = reverse("credentials:links", args=[one.slug])
    return Line(title, url, _("Outside addresses that no longer answer."))


def _waits(number: int) -> str:
    return ngettext("%(n)s waits", "%(n)s wait", number) % {"n": number} if number else ""
