"""Who may take which slot (rows E2, L16; blind-review 3.4). Missing knowledge excludes."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from credentials.models import IssuerStaff, MicroCredential
from portal.accounts.models import Affiliate, Membership, User
from portal.kit import clock
from portal.kit.verdict import YES, Verdict, no
from reviews.models import Assessor, ClaimLog, Conflict, ReviewSlot
from submissions.status import Status

READABLE = (Status.QUEUED, Status.IN_REVIEW, Status.ADJUDICATION)
LOCAL = (Affiliate.Level.LOCAL, Affiliate.Level.DISTRICT)
DESK = (IssuerStaff.Role.APPROVER, IssuerStaff.Role.OFFICER)
ISSUER = "submission__enrollment__credential__issuer"
CREDENTIAL = "submission__enrollment__credential"
EDUCATOR = "submission__enrollment__educator"


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


def may_claim(user: User) -> Verdict:
    """Whether there is room on this desk for one more."""
    return desk(user).verdict


def roles(user: User) -> QuerySet[Assessor]:
    """The assessor roles this person has now; paused ones too."""
    return Assessor.objects.filter(user=user, ended_at=None)


def leased(user: User) -> QuerySet[ReviewSlot]:
    """The slots this person holds."""
    return ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.LEASED)


def eligible(user: User) -> QuerySet[ReviewSlot]:
    """The open slots this assessor may read, in one query; never their author's colleague.

    Left out: own work, a submission already held or declined, own authorship of what is asked,
    a desk role at the issuer, a conflict either way round dated before now, the educator's own
    local or any affiliate this person works for.
    """
    return (
        ReviewSlot.objects.filter(
            Exists(_role_for(user)),
            state=ReviewSlot.State.OPEN,
            opened_at__lte=clock.now(),
            submission__status__in=READABLE,
        )
        .exclude(**{EDUCATOR: user})
        .exclude(Exists(_same_submission(user)))
        .exclude(Exists(_declined(user)))
        .exclude(Exists(_authored(user)))
        .exclude(Exists(_at_the_desk(user)))
        .exclude(Exists(_conflicts(user)))
        .exclude(Exists(_colleagues(user)))
    )


def _role_for(user: User) -> QuerySet[Assessor]:
    skills = Assessor.skills.through.objects.filter(assessor=OuterRef("pk"))
    fitting = skills.filter(stack__items__credential=OuterRef(OuterRef(CREDENTIAL)))
    return roles(user).filter(
        Q(paused_until=None) | Q(paused_until__lte=clock.now()),
        ~Exists(skills) | Exists(fitting),
        issuer=OuterRef(ISSUER),
    )


def _same_submission(user: User) -> QuerySet[ReviewSlot]:
    return ReviewSlot.objects.filter(submission=OuterRef("submission"), assessor=user).exclude(
        state=ReviewSlot.State.VOID
    )


def _declined(user: User) -> QuerySet[ClaimLog]:
    return ClaimLog.objects.filter(
        slot__submission=OuterRef("submission"), assessor=user, event=ClaimLog.Event.DECLINE
    )


def _authored(user: User) -> QuerySet[MicroCredential]:
    return MicroCredential.objects.filter(pk=OuterRef(CREDENTIAL), authors=user)


def _at_the_desk(user: User) -> QuerySet[IssuerStaff]:
    return IssuerStaff.objects.live().filter(user=user, role__in=DESK, issuer=OuterRef(ISSUER))


def _conflicts(user: User) -> QuerySet[Conflict]:
    other = OuterRef(EDUCATOR)
    return Conflict.objects.filter(
        Q(person=user, other=other) | Q(person=other, other=user), since__lte=clock.now()
    )


def _colleagues(user: User) -> QuerySet[User]:
    live = Membership.objects.live()
    mine = live.filter(user=user)
    locals_ = Affiliate.objects.filter(
        Q(pk=user.affiliate_id) | Q(pk__in=mine.values("affiliate")), level__in=LOCAL
    ).values("pk")
    works_for = mine.exclude(role=Membership.Role.MEMBER).values("affiliate")
    return User.objects.filter(
        Q(affiliate__in=locals_)
        | Exists(live.filter(user=OuterRef("pk"), affiliate__in=locals_))
        | Q(affiliate__in=works_for)
        | Q(affiliate__parent__in=works_for)
        | Q(affiliate__parent__parent__in=works_for)
        | Q(affiliate__parent__parent__parent__in=works_for),
        pk=OuterRef(EDUCATOR),
    )
