"""One row for the Agreement, one for each part, one for the Final Submission."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from credentials import display
from submissions.requirements.shapes import DONE, GOING, OPEN, Requirement
from submissions.status import CLOSED, EDITABLE, Status

UNDECIDED = (*EDITABLE, *CLOSED, Status.NOT_YET)


@dataclass(frozen=True, slots=True)
class Page:
    """An enrollment, one of its attempts, and the attempt's parts in order."""

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
            own=(entry.part.title, entry.part.subtitle),
            hint=self._hint(entry),
            status=status,
            kind=kind,
            earned=int(kind == DONE),
            action_label=label,
            action_url=url,
            action_text=note,
            action_kind="link" if kind == DONE or not self.is_open else "quiet",
        )

    def _hint(self, entry: Any) -> str:
        if entry.met_in_id:
            return _("Met, and locked: it stays as it is")
        return display.limit(entry.part) or entry.part.subtitle

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
