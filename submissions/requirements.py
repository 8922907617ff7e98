"""The requirements of an enrollment, computed: Agreement, each part, Final Submission, one unit
each (rows D1, D2, D5-D7, D9). Never typed, never stored."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from credentials import display
from submissions.status import CLOSED, EDITABLE, Public, Status, public_label

DONE, GOING, OPEN, MEND = "done", "going", "open", "mend"
UNDECIDED = (*EDITABLE, *CLOSED, Status.NOT_YET)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row of the page; the names are those of components/tasklist.html."""

    title: str
    status: str
    kind: str
    hint: str = ""
    required: int = 1
    earned: int = 0
    action_label: str = ""
    action_url: str = ""
    action_kind: str = "link"
    action_text: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing to do next, as a word and an address of the educator's own page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """All rows, how many are completed on this attempt, and what comes next."""

    rows: tuple[Requirement, ...]
    status: Public

    @property
    def done(self) -> int:
        """Requirements completed on this attempt, before any review."""
        return sum(row.earned for row in self.rows)

    @property
    def total(self) -> int:
        """Two more than the parts."""
        return len(self.rows)

    @property
    def sentence(self) -> str:
        """You have submitted 1 out of 5 Requirements."""
        values = {"done": self.done, "total": self.total}
        return _("You have submitted %(done)s out of %(total)s Requirements") % values

    @property
    def state(self) -> str:
        """The word in brackets behind the sentence."""
        if self.status == Public.DRAFT:
            return _("Completed") if self.done == self.total else _("In Progress")
        return str(self.status.label)

    @property
    def stones(self) -> list[str]:
        """How the rows lie in the cairn, the first at the bottom."""
        words = {DONE: "earned", GOING: "going"}
        return [words.get(row.kind, "open") for row in self.rows]

    @property
    def next(self) -> NextAction | None:
        """The first row that waits for the educator; None when it is with us or over."""
        for row in self.rows:
            if row.now:
                return NextAction(f"{row.action_label}: {row.title}", row.action_url)
        return None


def of(enrollment: Any, submission: Any = None) -> Requirements:
    """The requirements as they stand on `submission`, by default the latest attempt.

    Reads `entries` and `part` of each; prefetch `submissions__entries__part` on a list.
    """
    submission = submission or max(enrollment.submissions.all(), key=lambda each: each.number)
    page = _Page(enrollment, submission, sorted(submission.entries.all(), key=_number))
    rows = [page.agreement(), *page.parts(), page.final()]
    return Requirements(_point(rows, page), public_label(submission.status))


def _number(entry: Any) -> int:
    return entry.part.number


def _point(rows: list[Requirement], page: "_Page") -> tuple[Requirement, ...]:
    """Mark the first row that is waiting and make its action the page's primary one."""
    if page.submission.status not in EDITABLE:
        return tuple(rows)
    for at, row in enumerate(rows):
        if row.kind != DONE and row.action_url:
            changed = {name: getattr(row, name) for name in row.__slots__}
            rows[at] = Requirement(**{**changed, "now": True, "action_kind": "primary"})
            break
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Page:
    enrollment: Any
    submission: Any
    entries: list[Any]

    def url(self, name: str, *more: Any) -> str:
        return reverse(f"submissions:{name}", args=[self.enrollment.code, *more])

    @property
    def is_open(self) -> bool:
        return self.submission.status in EDITABLE

    @property
    def is_sent(self) -> bool:
        return self.submission.status not in UNDECIDED

    def agreement(self) -> Requirement:
        agreed = bool(self.enrollment.agreed_at)
        return Requirement(
            title=_("Agreement"),
            hint=_("Honest work, students' privacy, and nobody knows who you are"),
            status=_("Completed") if agreed else _("Not Started"),
            kind=DONE if agreed else OPEN,
            earned=int(agreed),
            action_label=_("Read again") if agreed else _("Begin"),
            action_url=self.url("agreement") if agreed or self.is_open else "",
            action_kind="link" if agreed else "quiet",
        )

    def parts(self) -> list[Requirement]:
        return [self._part(entry) for entry in self.entries]

    def _part(self, entry: Any) -> Requirement:
        state = "complete" if entry.met_in_id else self._state(entry)
        words = {
            "complete": (DONE, _("Completed")),
            "in_progress": (GOING, _("In Progress")),
            "empty": (OPEN, _("Not Started")),
        }
        kind, status = words[state]
        label, url, note = self._part_action(entry, state)
        return Requirement(
            title=str(entry.part),
            hint=display.limit(entry.part) or entry.part.subtitle,
            status=status,
            kind=kind,
            earned=int(kind == DONE),
            action_label=label,
            action_url=url,
            action_text=note,
            action_kind="link" if kind == DONE or not self.is_open else "quiet",
        )

    def _state(self, entry: Any) -> str:
        """After a "not yet" what was not met counts nothing until it is done again."""
        over = self.submission.status == Status.NOT_YET
        return "in_progress" if over and entry.state == "complete" else entry.state

    def _part_action(self, entry: Any, state: str) -> tuple[str, str, str]:
        url = self.url("part", entry.part.number)
        if entry.met_in_id:
            return _("Read"), url, ""
        if not self.is_open:
            return (_("Read"), url, "") if entry.state != "empty" else ("", "", "")
        if not self.enrollment.agreed_at:
            return "", "", _("After the Agreement")
        labels = {"complete": _("Edit"), "in_progress": _("Continue"), "empty": _("Begin")}
        return labels[state], url, ""

    def final(self) -> Requirement:
        waiting = sum(1 for entry in self.entries if not _is_done(entry))
        ready = self.is_open and bool(self.enrollment.agreed_at) and not waiting
        status = _("Completed") if self.is_sent else _("In Progress") if ready else _("Not Started")
        return Requirement(
            title=_("Final Submission"),
            hint="" if self.is_sent else _("Opens when the parts are complete"),
            status=status,
            kind=DONE if self.is_sent else GOING if ready else OPEN,
            earned=int(self.is_sent),
            action_label=_("Submit for Review") if ready else "",
            action_url=self.url("check") if ready else "",
            action_text=self._to_go(waiting),
            action_kind="quiet",
        )

    def _to_go(self, waiting: int) -> str:
        if not self.is_open or not waiting:
            return ""
        return ngettext("%(n)s part to go", "%(n)s parts to go", waiting) % {"n": waiting}


def _is_done(entry: Any) -> bool:
    return bool(entry.met_in_id) or entry.state == "complete"
