"""Reporting a place that tells who wrote it, and answering what rests at the officer's desk."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import audit
from portal.kit.verdict import Refused
from reviews.claiming import opening
from reviews.claiming.leases import lease_end
from reviews.giving_back.actions import Lost, part
from reviews.models import IdentityReport, ReviewSlot
from reviews.noting.places import Spot
from reviews.reporting import mails, policy
from submissions.covers import Cover
from submissions.models import PreCheck, Submission
from submissions.prechecking import actions as prechecking
from submissions.prechecking.pieces import Piece
from submissions.workflow import advance, lock

Cause, State = PreCheck.Cause, PreCheck.State
SAW_NAMES = "anonymity officer who saw the name"


@transaction.atomic
def report(slot: ReviewSlot, token: int, spot: Spot, kind: str, *, by: User) -> IdentityReport:
    """Report one place: review pauses, leases stand still, the officers are told.

    Raises Lost without the lease, Refused for a kind that is none, Moved when the work is with
    nobody's desk any more. The history does not say who reported; the report does, to nobody.
    """
    if kind not in IdentityReport.Kind.values:
        raise Refused(_("Choose what you saw."))
    mine = ReviewSlot.objects.filter(
        pk=slot.pk, state=ReviewSlot.State.LEASED, assessor=by, lease_token=token
    )
    submission = slot.submission
    lock(submission)
    if not mine.select_for_update().exists():
        raise Lost(_("This work is no longer on your desk."))
    advance(submission, "hold")
    case = prechecking.rest(submission, Cause.REPORT)
    made = IdentityReport.objects.create(
        case=case,
        slot=slot,
        part=spot.part,
        source=spot.source,
        n=spot.n,
        kind=kind,
        reported_by=by,
    )
    audit.record("reviews.report", f"precheck:{case.code}", by=by, slot=slot.code, kind=kind)
    mails.reported(made)
    return made


@transaction.atomic
def keep(case: PreCheck, *, by: User) -> None:
    """Leave the work resting: it was looked at, and something has to be done. Raises Refused."""
    lock(case.submission)
    policy.may_settle(by, case).require()
    prechecking.settle(case, State.KEPT, by=by)
    audit.record("reviews.keep_on_hold", f"precheck:{case.code}", by=by)


@transaction.atomic
def clear(case: PreCheck, *, by: User) -> None:
    """Let the work go on: to the readers, or back to where it was with a fresh lease for each.

    Raises Refused when it does not rest any more.
    """
    submission = case.submission
    lock(submission)
    policy.may_settle(by, case).require()
    if case.cause == Cause.SCAN:
        prechecking.let_on(submission)
    else:
        advance(submission, "resume")
    prechecking.settle(case, State.CLEARED, by=by)
    audit.record("reviews.resume", f"precheck:{case.code}", by=by)
    for slot in _leases(submission):
        mails.resumed(slot, case)


@transaction.atomic
def cover(case: PreCheck, wanted: Cover, *, by: User) -> None:
    """Set what readers do not see of the work. Raises Refused; what is the same is not written."""
    submission = case.submission
    lock(submission)
    policy.may_mend(by, case).require()
    if wanted.to_json() == submission.covered:
        return
    prechecking.cover(submission, wanted)
    counts = {place: len(words) for place, words in wanted.words.items()}
    audit.record(
        "reviews.cover",
        f"precheck:{case.code}",
        by=by,
        places=counts,
        withheld=len(wanted.withheld),
        pages={what[:12]: list(numbers) for what, numbers in wanted.pages.items()},
    )


@transaction.atomic
def give_back(case: PreCheck, reasons: Mapping[Piece, str], *, by: User) -> None:
    """Return the work to its author with a reason for each piece; it costs no attempt.

    Raises Refused without any reason. Places for readers close: the text that comes back is read
    from the start.
    """
    submission = case.submission
    lock(submission)
    policy.may_mend(by, case).require()
    said = {piece: text.strip() for piece, text in reasons.items() if text.strip()}
    if not said:
        raise Refused(_("Say of at least one piece what its author should mend."))
    sentences = [(_sentence(piece, text), piece.own) for piece, text in said.items()]
    prechecking.give_back(submission, sentences, places={piece.place for piece in said})
    opening.close_slots(submission)
    prechecking.settle(case, State.RETURNED, by=by)
    audit.record("reviews.give_back_to_author", f"precheck:{case.code}", by=by, pieces=len(said))


@transaction.atomic
def see_names(case: PreCheck, *, by: User) -> None:
    """Note that this officer wants to see who wrote it: from now on the two are in conflict."""
    policy.may_mend(by, case).require()
    author = case.submission.enrollment.educator_id
    part(by.pk, [author], reason=SAW_NAMES, source=f"precheck:{case.code}")
    audit.record("reviews.see_names", f"precheck:{case.code}", by=by)


def _sentence(piece: Piece, text: str) -> str:
    """One line of the history: the place, and what to mend there."""
    return f"{piece.label}: {' '.join(text.split())}"


def _leases(submission: Submission) -> list[ReviewSlot]:
    """The slots that are held, each with as much time as a claim gives."""
    holidays = submission.enrollment.credential.issuer.holidays
    held = list(submission.slots.filter(state=ReviewSlot.State.LEASED).select_related("assessor"))
    for slot in held:
        slot.lease_until = max(slot.lease_until, lease_end(slot.assessor.time_zone, holidays))
        same = ReviewSlot.objects.filter(pk=slot.pk, state=slot.state, lease_token=slot.lease_token)
        same.update(lease_until=slot.lease_until)
    return held
