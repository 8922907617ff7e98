"""allauth's mails go through the portal's own messages, once per reason."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Where allauth asks what to do."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Anyone may register (row C2)."""
        return True
