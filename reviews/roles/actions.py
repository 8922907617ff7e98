"""Making assessors and ending the role."""

from django.db import transaction

from credentials.models import Issuer
from portal.accounts.models import User
from portal.kit import audit, clock
from reviews.giving_back import actions as giving_back
from reviews.models import Assessor, ReviewSlot
from reviews.roles import policy


@transaction.atomic
def grant(user: User, issuer: Issuer, role: str = "", *, by: User) -> Assessor:
    """Let `user` score for `issuer`; the live role where it exists. Raises Refused."""
    policy.may_grant(by, issuer, to=user).require()
    assessor, created = Assessor.objects.get_or_create(
        user=user, issuer=issuer, ended_at=None, defaults={"granted_by": by}
    )
    if created:
        audit.record("reviews.grant", f"user:{user.code}", by=by, at=issuer.slug)
    return assessor


@transaction.atomic
def end(assessor: Assessor, *, by: User) -> None:
    """End the role now; what is claimed goes back to the queue. Raises Refused."""
    policy.may_end(by, assessor).require()
    mine = ReviewSlot.objects.filter(
        assessor=assessor.user,
        state=ReviewSlot.State.LEASED,
        submission__enrollment__version__credential__issuer=assessor.issuer,
    )
    for slot in mine.select_related("submission"):
        giving_back.release(slot, slot.lease_token, by=assessor.user)
    assessor.ended_at, assessor.ended_by = clock.now(), by
    assessor.save(update_fields=["ended_at", "ended_by"])
    audit.record("reviews.end", f"user:{assessor.user.code}", by=by, at=assessor.issuer.slug)
