"""Work that a person may put under a legal hold, and the holds there are. No name of an author."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from badges.models import Decision
from credentials.roles.policy import managed_by
from portal.accounts.models import User
from portal.help.policy import may_read_inbox
from portal.kit.models import AuditEntry
from reviews.models import Review, ReviewSlot
from submissions.models import Enrollment, Evidence
from submissions.submitting import receipts

RECEIPT = 8


@dataclass(frozen=True, slots=True)
class Hold:
    """What the page says about one hold."""

    code: str
    title: str
    receipts: tuple[str, ...]
    files: int
    since: dt.datetime | None
    by: str
    reason: str


def within_reach(user: User) -> QuerySet[Enrollment]:
    """The work of the issuers `user` looks after; never their own, nor what they read or decided.

    Nothing at all for who assesses, approves or has another role at an issuer.
    """
    if not may_read_inbox(user):
        return Enrollment.objects.none()
    rows = Enrollment.objects.filter(credential__issuer__in=managed_by(user))
    judged = (
        Review.objects.filter(assessor=user),
        ReviewSlot.objects.filter(assessor=user),
        Decision.objects.filter(by=user),
    )
    for each in judged:
        rows = rows.exclude(submissions__in=each.values("submission"))
    return rows.exclude(educator=user)


def find(user: User, said: str) -> Enrollment | None:
    """The work within reach that a receipt, or the address of a work, names; or None."""
    word = said.strip()
    if "/work/" in word:
        word = word.partition("/work/")[2].partition("/")[0]
    start, dash, turn = word.rpartition("-")
    named = Q(code=word)
    if dash and turn.isdigit() and len(start) == RECEIPT:
        named |= Q(submissions__code__startswith=start)
    rows = within_reach(user).filter(named).distinct().prefetch_related("submissions__changes")
    found = [row for row in rows if word == row.code or word in _receipts(row)]
    return found[0] if len(found) == 1 else None


def holds(user: User) -> list[Hold]:
    """The holds on work within reach, the newest first."""
    rows = within_reach(user).filter(pk__in=Evidence.objects.held_works())
    rows = rows.select_related("credential").prefetch_related("submissions__changes")
    found = [_told(row) for row in rows]
    return sorted(found, key=lambda hold: (hold.since is not None, hold.since), reverse=True)


def _told(work: Enrollment) -> Hold:
    entries = AuditEntry.objects.filter(verb="portal.hold", thing=f"enrollment:{work.code}")
    entry = entries.select_related("by").last()
    return Hold(
        code=work.code,
        title=work.credential.title,
        receipts=tuple(_receipts(work)),
        files=Evidence.objects.files().filter(submission__enrollment=work).count(),
        since=entry.at if entry else None,
        by=str(entry.by) if entry else "",
        reason=entry.detail["reason"] if entry else "",
    )


def _receipts(work: Enrollment) -> list[str]:
    """The receipts of every time the work was handed in."""
    return [
        f"{attempt.code[:RECEIPT]}-{turn}"
        for attempt in work.submissions.all()
        for turn in range(1, receipts.turn(attempt) + 1)
    ]
