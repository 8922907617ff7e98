"""Who the session belongs to, with the affiliate whose words they read: one query, not two."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from portal.accounts.models import User


class Backend(AuthenticationBackend):
    """allauth's way of signing in; every page then asks for the person and their affiliate."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, or None where they may not (or no longer) sign in."""
        user = User.objects.select_related("affiliate").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
