"""Submit for review; keep what was met; open the next attempt."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts import mails
from portal.kit import clock, outbox
from portal.kit.verdict import Refused
from submissions import copying, deadlines, policy, workflow
from submissions.advising import actions as advising
from submissions.enrolling.actions import open_attempt
from submissions.extending.actions import move_due_date
from submissions.models import Enrollment, PartEntry, Submission
from submissions.status import OPEN, Status
from submissions.submitting import readiness, receipts


class NotReady(Refused):
    """Something is missing; `missing` lists it with the links that mend it."""

    def __init__(self, missing: list[readiness.Missing]) -> None:
        super().__init__(_("Some things are missing before this can be submitted."))
        self.missing = missing


@transaction.atomic
def write_note(submission: Submission, note: str, *, by: Any) -> None:
    """The note to the readers on a later attempt: what changed (row E6)."""
    workflow.lock(submission)
    policy.may_write(by, submission).require()
    submission.note = note
    Submission.objects.filter(pk=submission.pk).update(note=note)


@transaction.atomic
def submit(submission: Submission, *, honour: bool, by: Any) -> None:
    """Hand the attempt in: frozen from here, receipt by mail, the check follows.

    Raises Refused (not the author, unconfirmed address, one second too late, not honoured) or
    NotReady with everything that is missing; nothing typed is touched.
    """
    workflow.lock(submission)
    policy.may_submit(by, submission).require()
    if not honour:
        raise Refused(_("Confirm both lines of the checklist."))
    missing = readiness.missing(submission)
    if missing:
        raise NotReady(missing)
    now = clock.now()
    workflow.advance(submission, "submit", by=by, submitted_at=now, promised_on=None)
    times = receipts.turn(submission)
    outbox.put("submission.submitted", f"{submission.code}:{times}", submission_id=submission.pk)
    _send_receipt(submission, times)


def _send_receipt(submission: Submission, times: int) -> None:
    enrollment = submission.enrollment
    educator = enrollment.educator
    with translation.override(educator.language):
        lines = readiness.lines(submission)
    mails.post(
        "submissions/receipt",
        educator,
        key=f"receipt:{submission.code}:{times}",
        context={
            "title": enrollment.credential.title,
            "code": enrollment.code,
            "receipt": receipts.code(submission),
            "submitted_at": submission.submitted_at,
            "lines": lines,
        },
    )


@transaction.atomic
def keep_met(submission: Submission, met_parts: Collection[int]) -> None:
    """Note which part numbers the decision found met; called with the release of a "not yet".

    They keep their unit and are carried, locked, into the next attempt (row E6).
    """
    rows = PartEntry.objects.filter(submission=submission, part__number__in=met_parts)
    rows.filter(met_in=None).update(met_in=submission)


def may_try_again(user: Any, submission: Submission) -> bool:
    """The educator, after a "not yet" that no later attempt has taken up."""
    enrollment = submission.enrollment
    last = enrollment.submissions.order_by("number").last()
    return (
        enrollment.educator_id == user.pk
        and submission.status == Status.NOT_YET
        and last.pk == submission.pk
        and enrollment.closed_at is None
    )


@transaction.atomic
def next_attempt(
    submission: Submission,
    *,
    by: Any,
    met_parts: Collection[int] | None = None,
    advice: advising.Advice | None = None,
) -> Submission:
    """Open attempt n + 1 with the text of the last one; only unmet parts can be written.

    `met_parts` are the numbers that the release calls met; None takes what keep_met noted.
    `advice` is what the release says of each part, kept with those that open again. Leaves at
    least 60 days. A second click returns the attempt that is open. Raises Refused.
    """
    enrollment = Enrollment.objects.select_for_update().get(pk=submission.enrollment_id)
    later = enrollment.submissions.filter(number=submission.number + 1, status__in=OPEN).first()
    if later and enrollment.educator_id == by.pk:
        return later
    if not may_try_again(by, submission):
        raise Refused(_("There is nothing here to try again."))
    if met_parts is not None:
        keep_met(submission, met_parts)
    fresh = open_attempt(enrollment, submission.number + 1, by=by)
    copying.carry_over(submission, fresh)
    _lock_met(submission, fresh)
    advising.keep(fresh, advice or {})
    _give_time(submission, enrollment)
    return fresh


def _lock_met(old: Submission, new: Submission) -> None:
    """Carry each met part with the attempt it was met in, complete and closed."""
    met = old.entries.exclude(met_in=None).values_list("part_id", "met_in_id")
    for part_id, met_in in met:
        PartEntry.objects.filter(submission=new, part_id=part_id).update(
            met_in=met_in, state=PartEntry.State.COMPLETE, completed_at=clock.now()
        )


def _give_time(submission: Submission, enrollment: Enrollment) -> None:
    away = _time_with_us(submission)
    due = deadlines.pushed(
        enrollment.due_at,
        enrollment.due_zone,
        away=away,
        now=clock.now(),
        at_least=deadlines.AFTER_NOT_YET,
    )
    move_due_date(enrollment, due)


def _time_with_us(submission: Submission) -> dt.timedelta:
    decided = submission.changes.filter(target=Status.NOT_YET).last()
    if not decided or not submission.submitted_at:
        return dt.timedelta()
    return max(dt.timedelta(), decided.at - submission.submitted_at)
