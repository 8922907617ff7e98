"""An assessor's desk: their roles, what lies on it, and whether one more fits."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.verdict import YES, Verdict, no
from reviews.agreeing.text import VERSION
from reviews.models import Absence, Assessor, Confidentiality, ReviewSlot

ISSUER = "submission__enrollment__credential__issuer_id"


@dataclass(frozen=True, slots=True)
class Desk:
    """An assessor's roles now, and the issuers of the slots they hold: two queries.

    `has_agreed` to today's text of the confidentiality agreement; `away_until` is the end of an
    absence that has begun.
    """

    roles: tuple[Assessor, ...]
    held: tuple[int, ...]
    has_agreed: bool = False
    away_until: dt.datetime | None = None

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
        if not self.has_agreed:
            return no(_("Read and accept the confidentiality agreement before your first claim."))
        if self.away_until:
            return no(_("You said that you are away. Change it when you are back."))
        if not self.awake:
            return no(_("Your queue is paused. Ask the lead assessor to open it again."))
        if not self.with_room:
            return no(_("Your desk is full. Submit or give back one before you take the next."))
        return YES


def of(user: User, *, lock: bool = False) -> Desk:
    """This person's desk as it stands; with `lock`, as it stays until the transaction ends."""
    rows = _with_terms(roles(user))
    if lock:
        rows = rows.select_for_update(of=("self",))
    mine = tuple(rows)
    held = tuple(leased(user).values_list(ISSUER, flat=True))
    if not mine:
        return Desk((), held)
    return Desk(mine, held, mine[0].has_agreed, mine[0].away_until)


def roles(user: User) -> QuerySet[Assessor]:
    """The assessor roles this person has now; paused ones too."""
    return Assessor.objects.filter(user=user, ended_at=None)


def _with_terms(rows: QuerySet[Assessor]) -> QuerySet[Assessor]:
    """Each role with what its person agreed to, and how long they are away."""
    now, person = clock.now(), OuterRef("user")
    agreed = Confidentiality.objects.filter(user=person, version=VERSION)
    away = Absence.objects.filter(user=person, starts_at__lte=now, ends_at__gte=now)
    ends = Subquery(away.values("ends_at")[:1])
    return rows.annotate(has_agreed=Exists(agreed), away_until=ends).order_by("pk")


def leased(user: User) -> QuerySet[ReviewSlot]:
    """The slots this person holds."""
    return ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.LEASED)
