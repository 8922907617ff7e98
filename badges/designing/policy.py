"""Who chooses the pictures of an issuer."""

from django.utils.translation import gettext as _

from badges.models import Design
from credentials.models import Issuer
from credentials.roles.policy import looks_after
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, first_no, no


def may_change(user: User, issuer: Issuer) -> Verdict:
    """The managers of this issuer, and the site manager, as with its profile."""
    return looks_after(user, issuer)


def may_decide(user: User, design: Design, issuer: Issuer) -> Verdict:
    """The same, while an uploaded picture waits to be looked at."""
    waits = no(_("This picture was decided on already.")) if design.used_at else YES
    return first_no(looks_after(user, issuer), waits)
