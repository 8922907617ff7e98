"""Resting at the anonymity officer's desk, and the two ways on: to the readers, or to the author."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from portal.accounts import mails
from portal.kit import audit, clock, outbox
from portal.kit.dates import add_business_days
from submissions import covers, deadlines, workflow
from submissions.extending.actions import move_due_date
from submissions.models import Attestation, PreCheck, Submission
from submissions.promising import days

Reason = tuple[str, tuple[str, ...]]
DUE_DAYS = 1


def rest(submission: Submission, cause: str, seen: Sequence[str] = ()) -> PreCheck:
    """Lay the attempt on the desk; due at the end of the issuer's next business day.

    The caller has made sure that it is in a status in which it rests.
    """
    issuer = submission.enrollment.credential.issuer
    day = add_business_days(clock.today(issuer.time_zone), DUE_DAYS, issuer.days_off)
    due = clock.end_of_day(day, issuer.time_zone)
    made = PreCheck.objects.create(
        submission=submission, cause=cause, seen=list(seen), due_at=due, opened_at=clock.now()
    )
    audit.record("submissions.precheck", f"precheck:{made.code}", cause=cause)
    return made


def settle(case: PreCheck, state: str, *, by: Any) -> None:
    """Write down how a stay was answered."""
    case.state, case.settled_by, case.settled_at = state, by, clock.now()
    case.save(update_fields=["state", "settled_by", "settled_at"])


@transaction.atomic
def let_on(submission: Submission) -> None:
    """To the readers: the places open once the outbox is delivered."""
    workflow.advance(submission, "queue", **days.promise(submission))
    outbox.put("submission.queued", turn(submission, "queue"), submission_id=submission.pk)


@transaction.atomic
def give_back(
    submission: Submission, reasons: Sequence[Reason], *, places: Collection[str] = ()
) -> None:
    """To the author, with one sentence for each thing to mend and the catalogue's words in it.

    No attempt is lost: the due date moves by the time spent with us, 14 days at least. Who stands
    by a finding in one of `places` has to say so anew. The history does not say who decided it.
    """
    now, enrollment = clock.now(), submission.enrollment
    away = now - (submission.submitted_at or now)
    said = "\n".join(sentence for sentence, _own in reasons)
    workflow.advance(submission, "bounce", reason=said)
    due = deadlines.pushed(
        enrollment.due_at, enrollment.due_zone, away=away, now=now, at_least=deadlines.AFTER_FIX
    )
    move_due_date(enrollment, due)
    Attestation.objects.filter(submission=submission, place__in=places).delete()
    _tell(submission, reasons)


def cover(submission: Submission, cover: covers.Cover) -> None:
    """Set what the readers' copy leaves out; the work itself is not touched."""
    submission.covered = cover.to_json()
    Submission.objects.filter(pk=submission.pk).update(covered=submission.covered)


def turn(submission: Submission, verb: str) -> str:
    """A key for what follows from this move, which can come more than once."""
    return f"{submission.code}:{submission.changes.filter(verb=verb).count()}"


def _tell(submission: Submission, reasons: Sequence[Reason]) -> None:
    enrollment = submission.enrollment
    mails.post(
        "submissions/bounced",
        enrollment.educator,
        key=f"bounced:{turn(submission, 'bounce')}",
        context={
            "title": enrollment.credential.title,
            "code": enrollment.code,
            "reasons": list(reasons),
            "due_at": enrollment.due_at,
        },
    )
