"""The issuer's decision (row E3): one per attempt, whoever is quicker."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from badges.deciding import mails, policy
from badges.models import Award, Decision
from badges.openbadges.identity import new_salt, normal
from portal.accounts.models import User
from portal.kit import clock, outbox
from portal.kit.verdict import Refused
from reviews.claiming.opening import open_slot
from reviews.models import Release, ReviewSlot
from reviews.releasing import actions as releasing
from reviews.releasing.queries import met_parts
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

    `override_reason` is required where the readings recommend "not yet". Raises Refused with the
    sentence for the page: not theirs to decide, no reason given, decided by a colleague meanwhile,
    awarded before, or no confirmed address to award to.
    """
    decision = _decide(submission, Outcome.APPROVE, override_reason, message, by=by)
    award = _award(submission, decision)
    outbox.put("award.approved", str(award.uuid), award_id=award.pk)
    return award


def _decide(
    submission: Submission, outcome: str, override_reason: str, message: str, *, by: User
) -> Decision:
    """Ask the policies, move the attempt, and write down what was decided against what advice."""
    approves, reason = outcome == Outcome.APPROVE, override_reason.strip()
    policy.may_decide(by, submission).require()
    recommended = recommending.of(submission).met == approves
    policy.may_override(recommended, override_reason).require()
    now = clock.now()
    advance(submission, str(outcome), by=by, reason=reason, decided_at=now)
    return Decision.objects.create(
        submission=submission,
        outcome=outcome,
        by=by,
        at=now,
        override=not recommended,
        reason="" if recommended else reason,
        message=message.strip(),
        **({"results": releasing.merged(submission)} if approves else {}),
    )


@transaction.atomic
def decline(
    submission: Submission, *, by: User, message: str = "", override_reason: str = ""
) -> Release:
    """Decide "not yet" and release the feedback; only the unmet parts reopen (row E6).

    `override_reason` is required where the readings recommend "met". Raises Refused as `approve`.
    """
    decision = _decide(submission, Outcome.DECLINE, override_reason, message, by=by)
    released = releasing.release(submission, Release.Outcome.NOT_YET, message)
    keep_met(submission, met_parts(submission))
    outbox.put("submission.decided", str(decision.pk), submission_id=submission.pk)
    mails.not_yet(submission)
    return released


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
    return _note(submission, Outcome.SEND_BACK, by, reason)


@transaction.atomic
def third_read(submission: Submission, *, by: User) -> Decision:
    """Ask for one more blind reading, where there was none. Raises Refused."""
    policy.may_decide(by, submission).require()
    policy.may_open_third(submission).require()
    advance(submission, "third_read", by=by)
    open_slot(submission, ReviewSlot.Kind.ADJUDICATION)
    return _note(submission, Outcome.THIRD_READ, by, "")


def _note(submission: Submission, outcome: str, by: User, reason: str) -> Decision:
    return Decision.objects.create(
        submission=submission, outcome=outcome, by=by, at=clock.now(), reason=reason.strip()
    )


def _award(submission: Submission, decision: Decision) -> Award:
    enrollment = submission.enrollment
    person, version = enrollment.educator, enrollment.version
    if Award.objects.live().filter(person=person, version=version).exists():
        raise Refused(_("This has been awarded before."))
    return Award.objects.create(
        person=person,
        version=version,
        submission=submission,
        decision=decision,
        source=Award.Source.DECISION,
        source_key=f"decision:{decision.pk}",
        recipient_email=_address(person),
        salt=new_salt(),
        awarded_on=clock.today("UTC"),
    )


def _address(person: User) -> str:
    """The primary confirmed address, as it is hashed."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    address = confirmed.order_by("-primary", "pk").first()
    if address is None:
        raise Refused(_("There is no confirmed address to award to."))
    return normal(address.email)
