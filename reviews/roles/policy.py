"""Who may make someone an assessor of an issuer, and end it."""

from django.utils.translation import gettext_lazy as _

from credentials.models import Issuer
from credentials.roles.policy import looks_after
from portal.accounts.models import User
from portal.accounts.roles.policy import not_oneself
from portal.kit.verdict import YES, Verdict, first_no, no
from reviews.models import Assessor


def may_grant(user: User, issuer: Issuer, role: str = "", *, to: User | None = None) -> Verdict:
    """Whether `user` may let a person (`to`, once known) score for `issuer`."""
    return first_no(looks_after(user, issuer), not_oneself(user, to))


def may_end(user: User, assessor: Assessor) -> Verdict:
    """One's own role, or one of an issuer that the user looks after."""
    if assessor.ended_at:
        return no(_("This role has ended already."))
    return YES if assessor.user == user else looks_after(user, assessor.issuer)
