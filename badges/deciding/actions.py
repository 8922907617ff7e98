"""The issuer's decision (row E3): one per attempt, whoever is quicker."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from badges.deciding import awarding, mails, policy, queries, recording
from badges.models import Award, Decision
from portal.accounts.models import User
from portal.kit import clock, outbox
from portal.kit.verdict import Refused
from reviews.claiming.opening import open_slot
from reviews.models import Release, ReviewSlot
from reviews.releasing import actions as releasing
from reviews.releasing.queries import met_parts
from reviews.releasing.turning import Turn
from reviews.scoring import recommending
from reviews.sending_back import actions as sending_back
from submissions.models import Submission
from submissions.submitting.actions import keep_met
from submissions.workflow import advance

Outcome = Decision.Outcome


@transaction.atomic
def approve(
    submission: Submission, *, by: User, message: str = "", override_reason: str = ""
) -> Award:
    """Decide that it is met: Decision, Award and outbox row, all or nothing.

    `override_reason`, a sentence at least, is required where the readings recommend "not yet".
    Raises Refused with the sentence for the page: not theirs to decide, no reason given, decided
    by a colleague meanwhile, awarded before, or no confirmed address to award to.
    """
    against = _ask(submission, True, override_reason, by=by)
    results = releasing.merged(submission, Turn(True) if against else None)
    decision = _decide(
        submission, Outcome.APPROVE, against, override_reason, message, by=by, results=results
    )
    award = awarding.award(submission, decision)
    outbox.put("award.approved", str(award.uuid), award_id=award.pk)
    return award


@transaction.atomic
def decline(
    submission: Submission,
    *,
    by: User,
    message: str = "",
    override_reason: str = "",
    parts: Collection[int] = (),
) -> Release:
    """Decide "not yet" and release the feedback; only the unmet parts reopen (row E6).

    Where the readings recommend "met": `override_reason` is required, and `parts`, the numbers of
    those that are not yet met, and a message. Raises Refused as `approve`.
    """
    against = _ask(submission, False, override_reason, by=by)
    results = releasing.merged(submission, Turn(False, parts) if against else None)
    opens = any(not row["meets"] for row in results)
    policy.may_turn_down(not against, message, opens).require()
    decision = _decide(submission, Outcome.DECLINE, against, override_reason, message, by=by)
    released = releasing.release(submission, Release.Outcome.NOT_YET, message, results)
    keep_met(submission, met_parts(submission))
    outbox.put("submission.decided", str(decision.pk), submission_id=submission.pk)
    mails.not_yet(submission)
    return released


def _ask(submission: Submission, met: bool, reason: str, *, by: User) -> bool:
    """Whether deciding so goes against the readings. Raises Refused where policy says no."""
    policy.may_decide(by, submission).require()
    against = recommending.of(submission).met != met
    policy.may_override(not against, reason).require()
    return against


def _decide(
    submission: Submission,
    outcome: str,
    against: bool,
    reason: str,
    message: str,
    *,
    by: User,
    **more: Any,
) -> Decision:
    """Move the attempt and write down what was decided, on what, and against what advice."""
    now, reason = clock.now(), reason.strip() if against else ""
    advance(submission, str(outcome), by=by, reason=reason, decided_at=now)
    decision = recording.noted(
        submission, outcome, by, reason=reason, at=now, override=against,
        message=message.strip(), **more,
    )  # fmt: skip
    for lead in queries.leads(submission, but=by) if against else ():
        mails.overridden(decision, lead)
    return decision


@transaction.atomic
def send_back(submission: Submission, slot_n: int, reason: str, *, by: User) -> Decision:
    """Give one reading back to whoever wrote it, once, with a reason about the process.

    Raises Refused: not theirs, moved meanwhile, no such reading, sent back before, no reason.
    """
    policy.may_decide(by, submission).require()
    slot = submission.slots.filter(n=slot_n).first()
    if slot is None:
        raise Refused(_("There is no such reading."))
    advance(submission, "send_back", by=by, reason=reason.strip())
    sending_back.reopen(slot, reason, by)
    return recording.noted(submission, Outcome.SEND_BACK, by, reason=reason.strip())


@transaction.atomic
def third_read(submission: Submission, reason: str, *, by: User) -> Decision:
    """Ask for one more blind reading, where there was none: nobody who has read it gets it.

    `reason` is kept with the decision; no reader sees it. Raises Refused.
    """
    policy.may_decide(by, submission).require()
    policy.may_open_third(submission, reason).require()
    advance(submission, "third_read", by=by, reason=reason.strip())
    open_slot(submission, ReviewSlot.Kind.ADJUDICATION)
    return recording.noted(submission, Outcome.THIRD_READ, by, reason=reason.strip())
