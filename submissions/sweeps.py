"""What the clock does: expire what is overdue, remove pupils' media when their time has come."""

import datetime as dt
import logging

from django.db import transaction

from portal.accounts import mails
from portal.kit import clock, purge
from portal.kit.verdict import Refused
from submissions import deadlines, workflow
from submissions.consenting import sweeps as consenting
from submissions.enrolling.actions import close
from submissions.evidence import storing
from submissions.models import Evidence, KeptScan, Submission
from submissions.status import EDITABLE, Status

KEEP_MEDIA = dt.timedelta(days=90)
APPEAL_WITHIN = dt.timedelta(days=21)
log = logging.getLogger(__name__)


def expire() -> int:
    """Close drafts whose due time and grace have passed; tells each educator once."""
    now = clock.now()
    overdue = Submission.objects.filter(status__in=EDITABLE, enrollment__due_at__lt=now)
    count = 0
    for submission in overdue.select_related(
        "enrollment__version", "enrollment__credential", "enrollment__educator__affiliate"
    ):
        grace = submission.enrollment.version.grace_days
        if deadlines.last_moment(submission.enrollment.due_at, grace) < now:
            count += _expire(submission)
    return count


def _expire(submission: Submission) -> int:
    try:
        with transaction.atomic():
            workflow.advance(submission, "expire")
            close(submission.enrollment)
            _tell_expired(submission)
    except Refused:
        return 0
    return 1


def _tell_expired(submission: Submission) -> None:
    enrollment = submission.enrollment
    educator = enrollment.educator
    mails.post(
        "submissions/expired",
        educator,
        key=f"expired:{submission.code}:{enrollment.due_at:%Y%m%d}",
        context={"title": enrollment.credential.title, "code": enrollment.code},
    )


def schedule_purges() -> int:
    """Give every file of finished work its day: 90 days after the final decision.

    Final is an award, a withdrawal, an expiry, or a "not yet" whose time for appeal has passed
    and that no later attempt took up.
    """
    now, count = clock.now(), 0
    finished = Submission.objects.filter(
        status__in=(Status.AWARDED, Status.WITHDRAWN, Status.EXPIRED, Status.NOT_YET),
        evidence__kind=Evidence.Kind.FILE,
        evidence__purge_after=None,
        evidence__purged_at=None,
    ).distinct()
    for submission in finished.select_related("enrollment"):
        since = _final_since(submission, now)
        if since:
            files = submission.evidence.filter(kind=Evidence.Kind.FILE, purged_at=None)
            count += files.filter(purge_after=None).update(purge_after=since + KEEP_MEDIA)
    return count


def _final_since(submission: Submission, now: dt.datetime) -> dt.datetime | None:
    ended = submission.changes.filter(target=submission.status).last()
    if ended is None:
        return None
    if submission.status == Status.NOT_YET:
        later = submission.enrollment.submissions.filter(number__gt=submission.number)
        if later.exists():
            last = later.last()
            return _final_since(last, now) if last.status not in EDITABLE else None
        return ended.at if ended.at + APPEAL_WITHIN < now else None
    return ended.at


def purge_media() -> int:
    """Remove the bytes of files whose day has come and no legal hold keeps; hashes stay."""
    schedule_purges()
    now = clock.now()
    KeptScan.objects.filter(at__lt=now - KEEP_MEDIA).delete()
    due = Evidence.objects.filter(purge_after__lte=now, purged_at=None)
    count = 0
    for evidence in due.order_by("pk"):
        # Asked for each, since a hold may be set while the sweep runs.
        if Evidence.objects.kept().filter(pk=evidence.pk).exists():
            continue
        forget_file(evidence, "retention: 90 days after the final decision")
        count += 1
    _forget_people(now)
    return count


def _forget_people(now: dt.datetime) -> None:
    """The list of who is in the evidence goes with the last file, and never before it."""
    for enrollment in consenting.listed():
        since = _final_since(enrollment.submissions.order_by("number").last(), now)
        if since and since + KEEP_MEDIA <= now:
            reason, thing = "retention: the media are gone", f"enrollment:{enrollment.code}"
            consenting.forget(enrollment.people.all(), reason, thing)


def forget_file(evidence: Evidence, reason: str, *, by: object = None) -> None:
    """Tombstone one file: bytes, name and extracted text go, hashes and size stay.

    A copy that another attempt still needs keeps the stored bytes until its own day.
    """
    stored = [evidence.original, evidence.cleaned]
    with purge.permitted(reason, f"evidence:{evidence.code}", by=by):
        Evidence.objects.filter(pk=evidence.pk).update(
            original="", cleaned="", original_name="", extracted_text="", purged_at=clock.now()
        )
    # Erasure may still be undone around this: the bytes go when nothing can bring the row back.
    transaction.on_commit(lambda: storing.forget(*stored))
