"""Granting and ending roles at an issuer, and making issuers."""

from django.db import transaction

from credentials.models import Issuer, IssuerStaff
from credentials.roles import policy
from portal.accounts.models import User
from portal.kit import audit, clock


@transaction.atomic
def grant(user: User, issuer: Issuer, role: str, *, by: User) -> IssuerStaff:
    """Give `role` at `issuer` to `user`; the live one where it exists. Raises Refused."""
    policy.may_grant(by, issuer, role, to=user).require()
    staff, created = IssuerStaff.objects.get_or_create(
        user=user, issuer=issuer, role=role, ended_at=None, defaults={"granted_by": by}
    )
    if created:
        audit.record("credentials.grant", f"user:{user.code}", by=by, role=role, at=issuer.slug)
    return staff


@transaction.atomic
def end(staff: IssuerStaff, *, by: User) -> None:
    """End a role now. Raises Refused."""
    policy.may_end(by, staff).require()
    staff.ended_at, staff.ended_by = clock.now(), by
    staff.save(update_fields=["ended_at", "ended_by"])
    person, place = f"user:{staff.user.code}", staff.issuer.slug
    audit.record("credentials.end", person, by=by, role=staff.role, at=place)


@transaction.atomic
def save_issuer(issuer: Issuer, *, by: User) -> Issuer:
    """Store a new or changed issuer. Raises Refused unless `by` is a site manager."""
    policy.may_change_issuer(by).require()
    issuer.save()
    audit.record("credentials.issuer", f"issuer:{issuer.slug}", by=by, name=issuer.name)
    return issuer
