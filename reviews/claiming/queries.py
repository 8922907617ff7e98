"""What decides how near an assessor stands to a work: one statement over their own few rows.

Rows E2 and L16; blind-review 3.4. The statement is written once per process, as Django needs
longer to write it than the database to answer it.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Value

from credentials.models import IssuerStaff, MicroCredential
from portal.accounts.models import Affiliate, Membership, User
from portal.kit import clock
from reviews.models import Assessor, ClaimLog, Conflict, ReviewSlot
from submissions.status import OPEN

LOCAL = (Affiliate.Level.LOCAL, Affiliate.Level.DISTRICT)
DESK = (
    IssuerStaff.Role.APPROVER,
    IssuerStaff.Role.OFFICER,
    IssuerStaff.Role.MANAGER,
    IssuerStaff.Role.LEAD,
)
# Stand-ins in the statement, for the person and for the time of the question.
NOBODY, NEVER = -1, dt.datetime(1970, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Nearness:
    """Keys. `issuers` are read for whole, `skilled` are micro-credentials within a skill.

    The rest is what this person must not read: `known` submissions, `authored`
    micro-credentials, issuers of `desks`, `people`, and whoever is at home in `homes` or has or
    had a role in `locals`.
    """

    issuers: frozenset[int]
    skilled: frozenset[int]
    known: frozenset[int]
    authored: frozenset[int]
    desks: frozenset[int]
    people: frozenset[int]
    homes: frozenset[int]
    locals: frozenset[int]


def conflicts() -> QuerySet[Conflict]:
    """The conflicts, as of now, between the `assessor` of a row and the educator whose work it is.

    For Exists() over slots or reviews, which name both in the same way.
    """
    one, other = OuterRef("assessor"), OuterRef("submission__enrollment__educator")
    pair = Q(person=one, other=other) | Q(person=other, other=one)
    return Conflict.objects.filter(pair, since__lte=clock.now())


def nearness(user: User) -> Nearness:
    """How near this person stands to what, now; one query."""
    sql, parameters = _statement(connection.vendor)
    given = {NOBODY: user.pk, _as_sent(NEVER): _as_sent(clock.now())}
    found: dict[str, set[int]] = {name: set() for name, _rows in _FACTS}
    with connection.cursor() as cursor:
        cursor.execute(sql, [given.get(value, value) for value in parameters])
        for fact, key in cursor.fetchall():
            found[_FACTS[fact][0]].add(key)
    found["people"].add(user.pk)
    found["homes"] |= found["locals"]
    return Nearness(**{name: frozenset(keys) for name, keys in found.items()})


def _as_sent(moment: dt.datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


@lru_cache(maxsize=2)
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """One SELECT of (number of the fact, key) for NOBODY at NEVER, as this kind of base reads."""
    first, *others = (
        rows.order_by()
        .annotate(fact=Value(number, IntegerField()), key=F(key))
        .values_list("fact", "key")
        for number, (rows, key) in enumerate(rows() for _name, rows in _FACTS)
    )
    return first.union(*others, all=True).query.sql_with_params()


Keys = tuple[QuerySet, str]


def _awake() -> QuerySet[Assessor]:
    rows = Assessor.objects.filter(user=NOBODY, ended_at=None)
    return rows.filter(Q(paused_until=None) | Q(paused_until__lte=NEVER))


def _issuers() -> Keys:
    skills = Assessor.skills.through.objects.filter(assessor=OuterRef("pk"))
    return _awake().filter(~Exists(skills)), "issuer_id"


def _skilled() -> Keys:
    """What stands in a stack of the role's skills and belongs to the role's issuer."""
    credential = "skills__items__credential"
    rows = _awake().filter(**{f"{credential}__issuer": F("issuer")})
    return rows, f"{credential}_id"


def _held() -> Keys:
    slots = ReviewSlot.objects.filter(assessor=NOBODY, submission__status__in=OPEN)
    return slots.exclude(state=ReviewSlot.State.VOID), "submission_id"


def _declined() -> Keys:
    declined = ClaimLog.objects.filter(assessor=NOBODY, event=ClaimLog.Event.DECLINE)
    return declined.filter(slot__submission__status__in=OPEN), "slot__submission_id"


def _authored() -> Keys:
    return MicroCredential.authors.through.objects.filter(user=NOBODY), "microcredential_id"


def _desks() -> Keys:
    return IssuerStaff.objects.live().filter(user=NOBODY, role__in=DESK), "issuer_id"


def _conflicts() -> Keys:
    return Conflict.objects.filter(person=NOBODY, since__lte=NEVER), "other_id"


def _conflicts_back() -> Keys:
    """The same, written the other way round."""
    return Conflict.objects.filter(other=NOBODY, since__lte=NEVER), "person_id"


def _homes() -> Keys:
    """Every affiliate this person works for, and all below it."""
    staff = Membership.objects.live().filter(user=NOBODY).exclude(role=Membership.Role.MEMBER)
    tree = Q()
    for place in ("pk", "parent", "parent__parent", "parent__parent__parent"):
        tree |= Q(**{f"{place}__in": staff.values("affiliate")})
    return Affiliate.objects.filter(tree), "pk"


def _locals() -> Keys:
    """This person's own local, and those they have a role in or had one: moving forgets nobody."""
    home = User.objects.filter(pk=NOBODY).values("affiliate")
    roles = Membership.objects.filter(user=NOBODY).values("affiliate")
    rows = Affiliate.objects.filter(Q(pk__in=home) | Q(pk__in=roles), level__in=LOCAL)
    return rows, "pk"


_FACTS = (
    ("issuers", _issuers),
    ("skilled", _skilled),
    ("known", _held),
    ("known", _declined),
    ("authored", _authored),
    ("desks", _desks),
    ("people", _conflicts),
    ("people", _conflicts_back),
    ("homes", _homes),
    ("locals", _locals),
)
