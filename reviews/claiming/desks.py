"""An assessor's desk: their roles, what lies on it, and whether one more fits."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, QuerySet, Subquery
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.asking import Asked
from portal.kit.verdict import YES, Verdict, no
from reviews.agreeing.text import VERSION
from reviews.models import Absence, Assessor, Confidentiality, ReviewSlot
from reviews.nearness.facts import NEVER, NOBODY

COLUMNS = [field.attname for field in Assessor._meta.concrete_fields]
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
    given = {NOBODY: user.pk, NEVER: clock.now()}
    rows = (LOCKED if lock else ROLES).rows(given)
    held = tuple(issuer for (issuer,) in HELD.rows(given))
    if not rows:
        return Desk((), held)
    mine = tuple(Assessor.from_db(None, COLUMNS, row[:-2]) for row in rows)
    return Desk(mine, held, *rows[0][-2:])


def roles(user: User) -> QuerySet[Assessor]:
    """The assessor roles this person has now; paused ones too."""
    return Assessor.objects.filter(user=user, ended_at=None)


def _with_terms() -> QuerySet[Assessor, tuple]:
    """Each role of NOBODY, whether they agreed, and how long they are away at NEVER."""
    agreed = Confidentiality.objects.filter(user=NOBODY, version=VERSION)
    away = Absence.objects.filter(user=NOBODY, starts_at__lte=NEVER, ends_at__gte=NEVER)
    rows = Assessor.objects.filter(user=NOBODY, ended_at=None).order_by("pk")
    ends = Subquery(away.values("ends_at")[:1])
    return rows.values_list(*COLUMNS, Exists(agreed), ends)


def _held() -> QuerySet[ReviewSlot, tuple]:
    slots = ReviewSlot.objects.filter(assessor=NOBODY, state=ReviewSlot.State.LEASED)
    return slots.order_by().values_list(ISSUER)


ROLES = Asked(_with_terms)
LOCKED = Asked(_with_terms, lock=Assessor._meta.db_table)
HELD = Asked(_held)
