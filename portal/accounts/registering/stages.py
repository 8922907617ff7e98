"""The step of signing in that asks for a confirmed address: after registering, and only then.

Whoever registers is sent to their mail and not signed in, the same for an address that has an
account and one that has none; so registering tells nobody who is here. Signing in later with the
password does not ask: who is unconfirmed reads and writes, and cannot submit (row C2).
docs/explanation/registering.md says what this leaves open.
"""

from typing import Any

from allauth.account.stages import EmailVerificationStage


class AfterRegistering(EmailVerificationStage):
    """allauth's own stage, left out where somebody signs in to an account that exists."""

    def handle(self) -> tuple[Any, bool]:
        """(response or None, whether to go on)."""
        return super().handle() if self.login.signup else (None, True)
