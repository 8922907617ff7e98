"""Who holds a role at an issuer, for whatever they must be told."""

from collections.abc import Callable, Sequence

from django.db.models import QuerySet

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import User


def holders(issuer: Issuer, roles: Sequence[str]) -> list[User]:
    """Who holds any of these roles there now, each person once; `affiliate` is read along."""
    return list({row.user: None for row in _live(issuer, roles)})


def first_holders(
    issuer: Issuer, roles: Sequence[str], fits: Callable[[User], bool] = lambda user: True
) -> list[User]:
    """Who holds the first of these roles that anybody who `fits` holds there; one statement.

    Empty where nobody fits in any of them. Nobody is asked about after a role was found.
    """
    rows = list(_live(issuer, roles))
    for role in roles:
        if found := [row.user for row in rows if row.role == role and fits(row.user)]:
            return found
    return []


def _live(issuer: Issuer, roles: Sequence[str]) -> QuerySet[IssuerStaff]:
    rows = IssuerStaff.objects.live().filter(issuer=issuer, role__in=roles, user__is_active=True)
    return rows.select_related("user__affiliate").order_by("user")
