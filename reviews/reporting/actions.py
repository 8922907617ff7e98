"""Reporting a place that tells who wrote it, and answering the report."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import audit, clock
from portal.kit.verdict import Refused
from reviews.claiming.leases import lease_end
from reviews.giving_back.actions import Lost
from reviews.models import IdentityReport, ReviewSlot
from reviews.noting.places import Spot
from reviews.reporting import mails, policy
from submissions.models import Submission
from submissions.workflow import advance, lock

State = IdentityReport.State


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
    made = IdentityReport.objects.create(
        slot=slot, part=spot.part, source=spot.source, n=spot.n, kind=kind, reported_by=by
    )
    audit.record("reviews.report", f"report:{made.code}", by=by, slot=slot.code, kind=kind)
    mails.reported(made)
    return made


@transaction.atomic
def keep(report: IdentityReport, *, by: User) -> None:
    """Leave the work on hold: it was looked at, and something has to be done. Raises Refused."""
    policy.may_settle(by, report).require()
    _settle(report, State.KEPT, by)
    audit.record("reviews.keep_on_hold", f"report:{report.code}", by=by)


@transaction.atomic
def clear(report: IdentityReport, *, by: User) -> None:
    """Return the work to review where it was; every reader gets the time of a fresh lease.

    Raises Refused when it is not on hold any more.
    """
    policy.may_settle(by, report).require()
    submission = report.slot.submission
    lock(submission)
    advance(submission, "resume")
    waiting = IdentityReport.objects.filter(slot__submission=submission)
    for each in waiting.exclude(state=State.CLEARED):
        _settle(each, State.CLEARED, by)
    report.refresh_from_db()
    audit.record("reviews.resume", f"report:{report.code}", by=by)
    for slot in _leases(submission):
        mails.resumed(slot, report)


def _settle(report: IdentityReport, state: str, by: User) -> None:
    report.state, report.settled_by, report.settled_at = state, by, clock.now()
    report.save(update_fields=["state", "settled_by", "settled_at"])


def _leases(submission: Submission) -> list[ReviewSlot]:
    """The slots that are held, each with as much time as a claim gives."""
    holidays = submission.enrollment.credential.issuer.holidays
    held = list(submission.slots.filter(state=ReviewSlot.State.LEASED).select_related("assessor"))
    for slot in held:
        slot.lease_until = max(slot.lease_until, lease_end(slot.assessor.time_zone, holidays))
        same = ReviewSlot.objects.filter(pk=slot.pk, state=slot.state, lease_token=slot.lease_token)
        same.update(lease_until=slot.lease_until)
    return held
