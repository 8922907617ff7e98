"""What an approver may decide (row E3). Missing knowledge excludes; nothing says why."""

from django.db.models import Exists, OuterRef, QuerySet

from credentials.models import IssuerStaff
from credentials.roles.queries import first_holders
from portal.accounts.models import User
from reviews.claiming.policy import strangers
from reviews.models import Review, ReviewSlot
from reviews.nearness.queries import nearness
from submissions.models import Submission

EDUCATOR = "enrollment__educator"
ISSUER = "enrollment__credential__issuer"
CREDENTIAL = "enrollment__credential"
LEADS = (IssuerStaff.Role.LEAD, IssuerStaff.Role.MANAGER)


def within_reach(user: User) -> QuerySet[Submission]:
    """The attempts, in any status, that this approver may read and decide; two queries.

    Left out: other issuers' work, and all that somebody as near as this must not read either
    (`reviews.claiming.policy.strangers`); what an educator tries, once the approver has read any
    of their attempts at it as an assessor, also before they began anew.
    """
    own_issuers = Submission.objects.filter(Exists(_approver_roles(user)))
    unread = own_issuers.exclude(Exists(_read_by(user, ReviewSlot))).exclude(
        Exists(_read_by(user, Review))
    )
    return strangers(unread, nearness(user))


def is_approver(user: User) -> bool:
    """Whether this person decides for any issuer."""
    role = IssuerStaff.Role.APPROVER
    return IssuerStaff.objects.live().filter(user=user, role=role).exists()


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


def leads(submission: Submission, *, but: User) -> list[User]:
    """Who answers for the assessors of its issuer: the leads, or the managers where there is none.

    Never the educator, nor the approver `but`, who knows already.
    """
    issuer = submission.enrollment.credential.issuer
    never = (submission.enrollment.educator_id, but.pk)
    return first_holders(issuer, LEADS, lambda user: user.pk not in never)


def _approver_roles(user: User) -> QuerySet[IssuerStaff]:
    roles = IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.APPROVER)
    return roles.filter(issuer=OuterRef(ISSUER))


def _read_by(user: User, model: type[ReviewSlot] | type[Review]) -> QuerySet:
    same = {f"submission__{path}": OuterRef(path) for path in (EDUCATOR, CREDENTIAL)}
    return model.objects.filter(assessor=user, **same)
