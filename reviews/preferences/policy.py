"""Whose role it is to arrange."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no
from reviews.models import Assessor

MOST = 10


def may_arrange(user: User, role: Assessor) -> Verdict:
    """One's own role, while it lasts."""
    if role.user_id != user.pk or role.ended_at:
        return no(_("You are not an assessor."))
    return YES
