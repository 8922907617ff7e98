"""The facts about a reader that decide how near they stand to a work, each a query of keys.

They are asked about NOBODY at NEVER; `reviews.nearness.queries` puts the person and the time in.
"""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from credentials.models import IssuerStaff, MicroCredential
from portal.accounts.models import Affiliate, Membership, User
from reviews.agreeing.text import VERSION
from reviews.giving_back.reasons import EXCLUDING
from reviews.models import (
    Absence,
    Assessor,
    ClaimLog,
    Confidentiality,
    Conflict,
    ReviewSlot,
)
from submissions.models import Enrollment
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
Keys = tuple[QuerySet, str]


def _awake() -> QuerySet[Assessor]:
    """Their roles that may take work now: agreed to, not paused, the person not away."""
    rows = Assessor.objects.filter(user=NOBODY, ended_at=None)
    agreed = Confidentiality.objects.filter(user=NOBODY, version=VERSION)
    away = Absence.objects.filter(user=NOBODY, starts_at__lte=NEVER, ends_at__gte=NEVER)
    awake = rows.filter(Q(paused_until=None) | Q(paused_until__lte=NEVER))
    return awake.filter(Exists(agreed), ~Exists(away))


def _issuers() -> Keys:
    skills = Assessor.skills.through.objects.filter(assessor=OuterRef("pk"))
    titles = Assessor.titles.through.objects.filter(assessor=OuterRef("pk"))
    return _awake().filter(~Exists(skills), ~Exists(titles)), "issuer_id"


def _skilled() -> Keys:
    """What stands in a stack of the role's skills and belongs to the role's issuer."""
    credential = "skills__items__credential"
    rows = _awake().filter(**{f"{credential}__issuer": F("issuer")})
    return rows, f"{credential}_id"


def _titles() -> Keys:
    """Single ones that the role reads besides."""
    return _awake().filter(titles__issuer=F("issuer")), "titles__pk"


def _foreign() -> Keys:
    """What they gave back as not their field; for whichever issuer they read."""
    through = Assessor.not_my_field.through.objects
    return through.filter(assessor__user=NOBODY, assessor__ended_at=None), "microcredential_id"


def _held() -> Keys:
    slots = ReviewSlot.objects.filter(assessor=NOBODY, submission__status__in=OPEN)
    return slots.exclude(state=ReviewSlot.State.VOID), "submission_id"


def _declined() -> Keys:
    """What they gave back because they are too near to whoever wrote it."""
    declined = ClaimLog.objects.filter(assessor=NOBODY, event=ClaimLog.Event.DECLINE)
    lasting = declined.filter(reason__in=EXCLUDING)
    return lasting.filter(slot__submission__status__in=OPEN), "slot__submission_id"


def _authored() -> Keys:
    return MicroCredential.authors.through.objects.filter(user=NOBODY), "microcredential_id"


def _desks() -> Keys:
    return IssuerStaff.objects.live().filter(user=NOBODY, role__in=DESK), "issuer_id"


def _conflicts() -> Keys:
    return Conflict.objects.filter(person=NOBODY, since__lte=NEVER), "other_id"


def _conflicts_back() -> Keys:
    """The same, written the other way round."""
    return Conflict.objects.filter(other=NOBODY, since__lte=NEVER), "person_id"


def _watched() -> Keys:
    """Issuers for whom they are or were the anonymity officer, who sees names."""
    roles = IssuerStaff.objects.filter(user=NOBODY, role=IssuerStaff.Role.OFFICER)
    return roles, "issuer_id"


def _watchers() -> Keys:
    """The anonymity officers of issuers that have work of this person's own."""
    mine = Enrollment.objects.filter(educator=NOBODY).values("credential__issuer")
    roles = IssuerStaff.objects.filter(role=IssuerStaff.Role.OFFICER, issuer__in=mine)
    return roles, "user_id"


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


FACTS = (
    ("issuers", _issuers),
    ("skilled", _skilled),
    ("skilled", _titles),
    ("foreign", _foreign),
    ("known", _held),
    ("known", _declined),
    ("authored", _authored),
    ("desks", _desks),
    ("watched", _watched),
    ("watchers", _watchers),
    ("people", _conflicts),
    ("people", _conflicts_back),
    ("homes", _homes),
    ("locals", _locals),
)
