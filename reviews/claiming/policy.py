"""Who may take which slot (rows E2, L16; blind-review 3.4). Missing knowledge excludes."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from portal.accounts.models import Membership, User
from portal.kit import clock
from portal.kit.verdict import YES, Verdict, no
from reviews.models import Assessor, ReviewSlot
from reviews.nearness import queries
from reviews.nearness.queries import Nearness
from submissions.status import Status

READABLE = (Status.QUEUED, Status.IN_REVIEW, Status.ADJUDICATION)
ISSUER = "submission__enrollment__credential__issuer"
CREDENTIAL = "submission__enrollment__credential"


@dataclass(frozen=True, slots=True)
class Desk:
    """An assessor's roles now, and the issuers of the slots they hold: two queries."""

    roles: tuple[Assessor, ...]
    held: tuple[int, ...]

    @property
    def awake(self) -> list[Assessor]:
        """The roles that are not paused."""
        now = clock.now()
        return [role for role in self.roles if not role.paused_until or role.paused_until <= now]

    @property
    def with_room(self) -> list[int]:
        """The issuers for whom one more slot may be held."""
        return [r.issuer_id for r in self.awake if self.held.count(r.issuer_id) < r.max_open]

    @property
    def verdict(self) -> Verdict:
        """Whether this desk may take one more, or why not."""
        if not self.roles:
            return no(_("You are not an assessor."))
        if not self.awake:
            return no(_("Your queue is paused. Ask the lead assessor to open it again."))
        if not self.with_room:
            return no(_("Your desk is full. Submit or give back one before you take the next."))
        return YES


def desk(user: User) -> Desk:
    """This person's desk as it stands."""
    held = leased(user).values_list(f"{ISSUER}_id", flat=True)
    return Desk(tuple(roles(user)), tuple(held))


def roles(user: User) -> QuerySet[Assessor]:
    """The assessor roles this person has now; paused ones too."""
    return Assessor.objects.filter(user=user, ended_at=None)


def leased(user: User) -> QuerySet[ReviewSlot]:
    """The slots this person holds."""
    return ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.LEASED)


def eligible(user: User) -> QuerySet[ReviewSlot]:
    """The open slots this assessor may read, never their author's colleague: one query each time.

    Left out: own work, a submission already held or declined, own authorship of what is asked,
    a desk role at the issuer, a conflict either way round dated before now, the educator's own
    local or any affiliate this person works for. What is known of the assessor is read here, by
    one small query, so that the statement over all that waits stays short.
    """
    about = queries.nearness(user)
    fitting = Q(**{f"{ISSUER}__in": about.issuers}) | Q(**{f"{CREDENTIAL}__in": about.skilled})
    open_now = ReviewSlot.objects.filter(
        fitting,
        state=ReviewSlot.State.OPEN,
        opened_at__lte=clock.now(),
        submission__status__in=READABLE,
    )
    unread = open_now.exclude(submission__in=about.known)
    return strangers(unread, about, "submission__").exclude(**{f"{ISSUER}__in": about.desks})


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
