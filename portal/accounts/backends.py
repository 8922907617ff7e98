"""Who the session belongs to, with the affiliate whose words they read: one query, not two.

It is asked on every page of everybody signed in, so its SQL is written once per process.
"""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection
from django.db.models import Model

from portal.accounts.models import Affiliate, User
from portal.kit import lookups


class Backend(AuthenticationBackend):
    """allauth's way of signing in; every page then asks for the person and their affiliate."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, or None where they may not (or no longer) sign in."""
        user = _person(user_id)
        return user if user and self.user_can_authenticate(user) else None


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


_USER, _AFFILIATE = _columns(User), _columns(Affiliate)
_known = lookups.Lookup(
    lambda key: (
        User.objects.filter(pk=key)
        .order_by()
        .values_list(*_USER, *(f"affiliate__{name}" for name in _AFFILIATE))
    )
)


def _person(user_id: Any) -> User | None:
    row = _known.get(user_id)
    if row is None:
        return None
    mine, theirs = row[: len(_USER)], row[len(_USER) :]
    user = User.from_db(connection.alias, _USER, mine)
    if user.affiliate_id is not None:
        user.affiliate = Affiliate.from_db(connection.alias, _AFFILIATE, theirs)
    return user
