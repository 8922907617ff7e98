"""Who may take which slot (rows E2, L16; blind-review 3.4). Missing knowledge excludes."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from credentials.models import IssuerStaff
from portal.accounts.models import Membership, User
from portal.kit import clock
from reviews.models import ReviewSlot
from reviews.nearness import queries
from reviews.nearness.queries import Nearness
from submissions.models import Enrollment
from submissions.status import Status

READABLE = (Status.QUEUED, Status.IN_REVIEW, Status.ADJUDICATION)
ISSUER = "submission__enrollment__credential__issuer"
CREDENTIAL = "submission__enrollment__credential"
EDUCATOR = "submission__enrollment__educator"


def eligible(user: User) -> QuerySet[ReviewSlot]:
    """The open slots this assessor may read, never their author's colleague: one query each time.

    Left out: own work, a submission already held or declined, what is not their field, own
    authorship of what is asked, a desk role at the issuer, a conflict either way round dated
    before now, the educator's own local or any affiliate this person works for, and whom one of
    the two knows by name as the other's anonymity officer. What is known of the assessor is read
    here, by one small query, so that the statement over all that waits stays short.
    """
    return readable(queries.nearness(user), user.pk, clock.now())


def readable(about: Nearness, person: int, now: dt.datetime) -> QuerySet[ReviewSlot]:
    """The same for who stands so near to what; the one place where the rule is written."""
    fitting = Q(**{f"{ISSUER}__in": about.issuers}) | Q(**{f"{CREDENTIAL}__in": about.skilled})
    open_now = ReviewSlot.objects.filter(
        fitting,
        state=ReviewSlot.State.OPEN,
        opened_at__lte=now,
        submission__status__in=READABLE,
    )
    unread = open_now.exclude(submission__in=about.known)
    fit = unread.exclude(**{f"{CREDENTIAL}__in": about.foreign})
    unseen = _not_seen_by_name(fit, person, about)
    return strangers(unseen, about, "submission__").exclude(**{f"{ISSUER}__in": about.desks})


def _not_seen_by_name(
    rows: QuerySet[ReviewSlot], person: int, about: Nearness
) -> QuerySet[ReviewSlot]:
    """Without educators whose names this person sees or saw as anonymity officer, or who see theirs.

    Whoever left that desk has not seen the names of those who enrolled later.
    """
    rows = rows.exclude(**{f"{EDUCATOR}__in": about.watchers})
    if not about.watched:
        return rows
    desks = IssuerStaff.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=OuterRef("started_at")),
        user=person,
        role=IssuerStaff.Role.OFFICER,
        issuer=OuterRef("credential__issuer"),
    )
    seen = Enrollment.objects.filter(Exists(desks), educator=OuterRef(EDUCATOR))
    return rows.exclude(Exists(seen))


def strangers(rows: QuerySet, about: Nearness, to_submission: str = "") -> QuerySet:
    """`rows` without the work of anybody near; one rule for those who read and who decide.

    In: slots or submissions, what is known of the reader, and the path from a row to its
    submission. Left out: what the reader wrote the task of, own work and conflicts, and educators
    of an affiliate the reader works for or of a local both have or had a role in.
    """
    enrollment = f"{to_submission}enrollment"
    educator = f"{enrollment}__educator"
    members = Membership.objects.filter(user=OuterRef(educator), affiliate__in=about.locals)
    return (
        rows.exclude(**{f"{enrollment}__credential__in": about.authored})
        .exclude(**{f"{educator}__in": about.people})
        .exclude(**{f"{educator}__affiliate__in": about.homes})
        .exclude(Exists(members))
    )
