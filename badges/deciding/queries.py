"""What an approver may decide (row E3). Missing knowledge excludes; nothing says why."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from credentials.models import IssuerStaff
from portal.accounts.models import Affiliate, User
from portal.kit import clock
from reviews.models import Conflict, Review, ReviewSlot
from submissions.models import Submission

EDUCATOR = "enrollment__educator"
ISSUER = "enrollment__credential__issuer"
LOCAL = (Affiliate.Level.LOCAL, Affiliate.Level.DISTRICT)


def within_reach(user: User) -> QuerySet[Submission]:
    """The attempts, in any status, that this approver may read and decide; one query.

    Left out: other issuers' work, their own, what they have read as an assessor on any attempt,
    the work of somebody of their own local or district, and of anybody they have a conflict with.
    """
    return (
        Submission.objects.filter(Exists(_approver_roles(user)))
        .exclude(**{EDUCATOR: user})
        .exclude(Exists(_read_by(user, ReviewSlot)))
        .exclude(Exists(_read_by(user, Review)))
        .exclude(Exists(_neighbours(user)))
        .exclude(Exists(_conflicts(user)))
    )


def waiting(user: User) -> QuerySet[Submission]:
    """What waits for this approver, the oldest recommendation first."""
    found = within_reach(user).awaiting_decision().order_by("recommended_at", "pk")
    return found.select_related(f"{ISSUER}", "enrollment__version")


def approvers(submission: Submission) -> list[User]:
    """Everybody who may decide on this attempt."""
    role = IssuerStaff.Role.APPROVER
    issuer = submission.enrollment.credential.issuer
    people = User.objects.filter(
        is_active=True,
        issuer_roles__in=IssuerStaff.objects.live().filter(issuer=issuer, role=role),
    )
    found = people.select_related("affiliate").order_by("pk")
    return [user for user in found if within_reach(user).filter(pk=submission.pk).exists()]


def _approver_roles(user: User) -> QuerySet[IssuerStaff]:
    roles = IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.APPROVER)
    return roles.filter(issuer=OuterRef(ISSUER))


def _read_by(user: User, model: type[ReviewSlot] | type[Review]) -> QuerySet:
    return model.objects.filter(submission__enrollment=OuterRef("enrollment"), assessor=user)


def _neighbours(user: User) -> QuerySet[User]:
    """The educator, where both have their home in one local or district."""
    return User.objects.filter(
        pk=OuterRef(EDUCATOR), affiliate=user.affiliate_id, affiliate__level__in=LOCAL
    )


def _conflicts(user: User) -> QuerySet[Conflict]:
    other = OuterRef(EDUCATOR)
    return Conflict.objects.filter(
        Q(person=user, other=other) | Q(person=other, other=user), since__lte=clock.now()
    )
