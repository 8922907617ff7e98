"""Which work a person may ask about or answer for, and whom a code stands for."""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from badges.models import Decision
from credentials.models import IssuerStaff
from portal.accounts.models import User
from reviews.models import ClaimLog, Review, ReviewSlot, Unblinding
from reviews.scoring import queries as scoring
from submissions.models import Submission

Role = IssuerStaff.Role
# A lead or the issuer's manager asks; the officer, who sees names by office, answers besides.
ASKING = (Role.LEAD, Role.MANAGER)
ANSWERING = (*ASKING, Role.OFFICER)
CODE = re.compile(r"[A-Z2-9]{8}")


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a code stands for, in which work. It stays on this side: no page is made of it."""

    submission: Submission
    kind: str
    named: str
    about: User


def desks(user: User, roles: tuple[str, ...] = ANSWERING) -> QuerySet[IssuerStaff]:
    """The live roles in which this person has to do with openings."""
    return IssuerStaff.objects.live().filter(user=user, role__in=roles)


def work(user: User, roles: tuple[str, ...] = ANSWERING) -> QuerySet[Submission]:
    """The attempts of their issuers which they neither wrote, read nor decided on.

    Nor anything else that its educator tries at the same, also before they began anew; a place
    that was given back counts as read.
    """
    rows = Submission.objects.filter(
        enrollment__credential__issuer__in=desks(user, roles).values("issuer")
    )
    same = {
        f"submission__enrollment__{name}": OuterRef(f"enrollment__{name}")
        for name in ("educator", "credential")
    }
    for judged in (
        ReviewSlot.objects.filter(assessor=user, **same),
        Review.objects.filter(assessor=user, **same),
        Decision.objects.filter(by=user, **same),
        ClaimLog.objects.filter(
            assessor=user, **{f"slot__{path}": outer for path, outer in same.items()}
        ),
    ):
        rows = rows.exclude(Exists(judged))
    return rows.exclude(enrollment__educator=user)


def openings(user: User) -> QuerySet[Unblinding]:
    """What was asked about work within this person's reach, the newest first; never about them."""
    rows = Unblinding.objects.filter(submission__in=work(user)).exclude(about=user)
    return rows.select_related(
        "submission__enrollment__credential", "asked_by", "answered_by"
    ).order_by("-asked_at", "-pk")


def find(user: User, kind: str, code: str, reading: int | None) -> Found | None:
    """Whom `code` stands for in work that `user` may ask about; None where there is nobody.

    `code` is a place's or the desk's; of the desk's, `reading` says which reader, counted as there.
    """
    named = code.strip().upper()
    if not CODE.fullmatch(named):
        return None
    slot = ReviewSlot.objects.filter(code=named).select_related("assessor").first()
    rows = work(user, ASKING).select_related("enrollment__educator")
    where = {"slots": slot} if slot else {"desk_code": named}
    attempt = rows.filter(submitted_at__isnull=False, **where).first()
    if attempt is None:
        return None
    if kind == Unblinding.Kind.EDUCATOR:
        return Found(attempt, kind, named, attempt.enrollment.educator)
    about = slot.assessor if slot else _reader(attempt, reading)
    return Found(attempt, kind, named, about) if about else None


def _reader(attempt: Submission, reading: int | None) -> User | None:
    """Who wrote the reading of this number, as the approver's desk counts them."""
    finished = list(scoring.finished(attempt))
    return finished[reading - 1].assessor if reading and reading <= len(finished) else None
