"""Who may have a mail sent about an unclaimed badge, and how often."""

import datetime as dt

from django.utils.translation import gettext as _

from badges.models import Award
from badges.reminding import queries
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.verdict import YES, Verdict, no

# A mail a day at most, whoever asks for it and whichever of the two it is.
APART = dt.timedelta(days=1)


def may_write(user: User, award: Award) -> Verdict:
    """A keeper of its issuer, while it is unclaimed, once a day."""
    if not queries.unclaimed(user, award.badge_class.issuer).filter(pk=award.pk).exists():
        return no(_("This badge is not waiting any more."))
    last = queries.last_written([award]).get(str(award.uuid))
    if last and last > clock.now() - APART:
        return no(_("A mail about this badge went out within the last day. Wait until tomorrow."))
    return YES
