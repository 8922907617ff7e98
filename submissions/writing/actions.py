"""Save and complete. A save from a tab that is behind never overwrites (design, 2.11)."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from portal.kit import audit, clock
from portal.kit.verdict import Refused
from submissions import completeness, limits, policy, workflow
from submissions.models import Enrollment, PartEntry, Response


@dataclass(frozen=True, slots=True)
class Values:
    """What a writing form carries; answers by the position of the prompt."""

    date_of_entry: dt.date | None = None
    activity_description: str = ""
    answers: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did. `stale`: the row was newer, nothing was written; `revision` is its own."""

    revision: int
    stale: bool = False
    at: dt.datetime | None = None


class Incomplete(Refused):
    """The part cannot be complete yet; `problems` say why, each for its field."""

    def __init__(self, problems: list[completeness.Problem]) -> None:
        super().__init__(_("This part is saved, but not complete yet."))
        self.problems = problems


@transaction.atomic
def save(entry: PartEntry, values: Values, *, revision: int, by: Any) -> Saved:
    """Store a draft, also one over its word limits, when `revision` is still the row's own.

    Compare-and-set: of two tabs the second gets `stale` and nothing is lost. Raises Refused, also
    where a text is longer than any may be (limits.LONGEST).
    """
    workflow.lock(entry.submission)
    policy.may_edit(by, entry).require()
    _require_storable(values.activity_description, *values.answers.values())
    now = clock.now()
    current = PartEntry.objects.filter(pk=entry.pk, revision=revision)
    written = current.update(
        revision=F("revision") + 1,
        saved_at=now,
        date_of_entry=values.date_of_entry,
        activity_description=values.activity_description,
    )
    if not written:
        entry.refresh_from_db(fields=["revision", "saved_at"])
        return Saved(entry.revision, stale=True, at=entry.saved_at)
    _write_answers(entry, values.answers)
    _note_date(entry, values.date_of_entry, by)
    entry.refresh_from_db()
    _settle_state(entry)
    Enrollment.objects.filter(submissions=entry.submission_id).update(last_activity_at=now)
    return Saved(entry.revision, at=now)


def _require_storable(*texts: str) -> None:
    for text in texts:
        if sentence := limits.too_long(text):
            raise Refused(sentence)


def _note_date(entry: PartEntry, date: dt.date | None, by: Any) -> None:
    """A date of entry that was stored and now reads otherwise goes into the audit (row D8)."""
    if entry.date_of_entry and entry.date_of_entry != date:
        before, after = entry.date_of_entry.isoformat(), date.isoformat() if date else ""
        audit.record("submissions.entry_dated", _thing(entry), by=by, before=before, after=after)


def _thing(entry: PartEntry) -> str:
    return f"part:{entry.submission.code}:{entry.part.number}"


def _write_answers(entry: PartEntry, answers: dict[int, str]) -> None:
    for prompt in entry.part.prompts.all():
        if prompt.position in answers:
            Response.objects.update_or_create(
                entry=entry, prompt=prompt, defaults={"text": answers[prompt.position]}
            )


def _settle_state(entry: PartEntry) -> None:
    """A part once complete stays so while nothing is missing; any other is in progress."""
    if entry.state == PartEntry.State.COMPLETE and not completeness.problems(entry):
        return
    _set_state(entry, PartEntry.State.IN_PROGRESS, None)


def _set_state(entry: PartEntry, state: str, completed_at: dt.datetime | None) -> None:
    entry.state, entry.completed_at = state, completed_at
    entry.save(update_fields=["state", "completed_at"])


@transaction.atomic
def complete(entry: PartEntry, *, by: Any) -> None:
    """Mark what is stored as complete. Raises Incomplete with the reasons, or Refused."""
    workflow.lock(entry.submission)
    policy.may_edit(by, entry).require()
    problems = completeness.problems(entry)
    if problems:
        raise Incomplete(problems)
    _set_state(entry, PartEntry.State.COMPLETE, clock.now())
    date = entry.date_of_entry.isoformat() if entry.date_of_entry else ""
    audit.record(
        "submissions.part_completed",
        _thing(entry),
        by=by,
        date_of_entry=date,
        revision=entry.revision,
    )


@transaction.atomic
def touched(entry: PartEntry) -> None:
    """Its evidence changed: a complete part is looked at again, an empty one is begun."""
    entry.refresh_from_db()
    _settle_state(entry)
