"""Granting and ending roles, with who and when."""

from django.db import transaction

from portal.accounts.models import Affiliate, Membership, User
from portal.accounts.roles import policy
from portal.kit import audit


@transaction.atomic
def grant(user: User, affiliate: Affiliate, role: str, *, by: User) -> Membership:
    """Give `role` in `affiliate` to `user`; the live one where it exists. Raises Refused."""
    policy.may_grant(by, affiliate, role, to=user).require()
    membership, created = Membership.objects.get_or_create(
        user=user, affiliate=affiliate, role=role, ended_at=None, defaults={"granted_by": by}
    )
    if created:
        audit.record("accounts.grant", f"user:{user.code}", by=by, role=role, at=affiliate.slug)
    if user.affiliate is None:
        user.affiliate, user.time_zone = affiliate, affiliate.time_zone
        user.save(update_fields=["affiliate", "time_zone"])
    return membership


@transaction.atomic
def end(membership: Membership, *, by: User) -> None:
    """End a role now. Raises Refused."""
    policy.may_end(by, membership).require()
    membership.end(by=by)
    audit.record(
        "accounts.end",
        f"user:{membership.user.code}",
        by=by,
        role=membership.role,
        at=membership.affiliate.slug,
    )


@transaction.atomic
def grant_site(user: User, *, by: User | None) -> None:
    """Make `user` a site manager; `by` is None for the first one, invited from the shell."""
    if by is not None:
        policy.manages_site(by).require()
    user.is_site_manager = True
    user.save(update_fields=["is_site_manager"])
    audit.record("accounts.grant", f"user:{user.code}", by=by, role="site_manager")


@transaction.atomic
def end_site(user: User, *, by: User) -> None:
    """Take the role of site manager away, never from the last one. Raises Refused."""
    list(User.objects.select_for_update().filter(is_site_manager=True))
    policy.may_end_site(by, user).require()
    user.is_site_manager = False
    user.save(update_fields=["is_site_manager"])
    audit.record("accounts.end", f"user:{user.code}", by=by, role="site_manager")
