"""The educator's part of the desk: running work with its next step."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.desk.parts import MOST, Act, Line, Next, Section, Urgency
from portal.kit import localdate, vocabulary
from submissions import deadlines, queries, requirements
from submissions.models import Enrollment
from submissions.promising import saying
from submissions.requirements import NextAction
from submissions.status import EDITABLE, Public

SOON = 14
MENDING = (Public.NEEDS_FIX, Public.NOT_YET)


@dataclass(frozen=True, slots=True)
class Work:
    """One enrollment of the reader's own as the desk needs it."""

    code: str
    credential: int
    title: str
    public: Public
    running: bool
    days: int | None
    due: dt.datetime
    sentence: str
    step: NextAction | None
    promise: str

    @property
    def rank(self) -> tuple[int, int]:
        """What is to be mended first, then by the days left, then what is with us."""
        days = 9999 if self.days is None else self.days
        return (0 if self.public in MENDING else 1 if self.days is not None else 2), days

    @property
    def urgent(self) -> bool:
        """Wants its author soon."""
        return self.public == Public.NEEDS_FIX or (self.days is not None and self.days <= SOON)


def works(user: User, now: dt.datetime) -> list[Work]:
    """Everything this person has begun, the running work first and in the order of urgency."""
    found = [_work(each, now) for each in queries.enrollments_of(user)]
    return sorted(found, key=lambda work: (not work.running, work.rank))


def _work(enrollment: Enrollment, now: dt.datetime) -> Work:
    submission = queries.latest(enrollment)
    sheet = requirements.of(enrollment, submission)
    editable = submission.status in EDITABLE
    return Work(
        code=enrollment.code,
        credential=enrollment.credential_id,
        title=enrollment.credential.title,
        public=submission.public,
        running=not enrollment.closed_at and submission.public != Public.EARNED,
        days=deadlines.days_left(enrollment.due_at, now) if editable else None,
        due=enrollment.due_at,
        sentence=sheet.sentence,
        step=_step(enrollment.code, submission.public, sheet.next),
        promise=saying.said(submission, enrollment.credential.issuer.time_zone),
    )


def _step(code: str, public: Public, found: NextAction | None) -> NextAction | None:
    if public == Public.NOT_YET:
        return NextAction(_("Read the feedback"), reverse("feedback", args=[code]))
    return found


def section(found: list[Work]) -> Section:
    """The running work; where there is none, where to begin."""
    running = [work for work in found if work.running]
    if not running:
        return _nothing(bool(found))
    first = running[0]
    return Section(
        name="work",
        title=_("Your work"),
        urgency=_urgency(running),
        lines=tuple(_line(work) for work in running[:MOST]),
        more=Act(_("All your work"), reverse("submissions:list")),
        next=_next(first) if first.step else None,
    )


def _nothing(has_past: bool) -> Section:
    words = vocabulary.current()
    again = _("Nothing is running. The stacks are open whenever you are.")
    fresh = _(
        "Choose one of the %(things)s from the stacks. Starting costs nothing, and you can change"
        " your mind at any time before you submit."
    )
    return Section(
        name="work",
        title=_("Your work"),
        urgency=Urgency.QUIET,
        lead=again if has_past else fresh % {"things": words.plural},
        acts=(
            Act(_("Browse the stacks"), reverse("stacks")),
            *((Act(_("All your work"), reverse("submissions:list")),) if has_past else ()),
        ),
    )


def _urgency(running: list[Work]) -> Urgency:
    if any(work.urgent for work in running):
        return Urgency.NOW
    return Urgency.WAITING if any(work.step for work in running) else Urgency.GOING


def _line(work: Work) -> Line:
    step = work.step
    unknown = _("With the people who read it. You get a mail when there is news.")
    waiting = "" if step else work.promise or unknown
    return Line(
        title=work.title,
        url=reverse("submissions:requirements", args=[work.code]),
        note=waiting or work.sentence,
        kind="mend" if work.public in MENDING else "going",
        status=work.public.label,
        end="" if work.days is None else _days(work.days),
        end_note="" if work.days is None else _due(work),
        act=Act(step.label, step.url, work.title) if step else None,
        own=True,
        urgent=work.urgent,
    )


def _next(work: Work) -> Next:
    step, about = work.step, work.sentence
    figure = None
    if work.days is not None:
        about = f"{about}. {_due(work)}"
        figure = (work.days, ngettext("day left", "days left", work.days))
    act = Act(step.label, step.url, work.title)
    return Next(work.title, about, act, own=True, figure=figure)


def _days(days: int) -> str:
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}


def _due(work: Work) -> str:
    return _("Due %(day)s") % {"day": localdate.short(work.due)}
