"""Who may renew a badge (row F15)."""

from django.utils.translation import gettext as _

from badges.models import Award
from badges.renewing import windows
from portal.accounts.models import User
from portal.kit.verdict import Verdict, no
from submissions.enrolling.policy import is_on_offer


def may_renew(user: User, award: Award) -> Verdict:
    """Its owner, from 90 days before its end, while what it stands for can still be started."""
    if award.person_id != user.pk or award.version_id is None:
        return no(_("There is no such badge of yours."))
    if not windows.is_open(award):
        return no(_("This badge cannot be renewed now."))
    return is_on_offer(award.version.credential)
