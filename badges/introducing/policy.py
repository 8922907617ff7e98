"""Who writes an issuer's profile."""

from credentials.models import Issuer
from credentials.roles.policy import looks_after
from portal.accounts.models import User
from portal.kit.verdict import Verdict


def may_change(user: User, issuer: Issuer) -> Verdict:
    """The managers of this issuer, and the site manager."""
    return looks_after(user, issuer)
