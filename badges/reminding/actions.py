"""What a manager can do about an unclaimed badge: have the mail sent again, ask for an address.

Both are kept in the audit, which is also what the once-a-day is counted by.
"""

from django.db import transaction

from badges import locking
from badges.models import Award
from badges.reminding import mails, policy, queries
from portal.accounts.models import User
from portal.kit import audit


@transaction.atomic
def resend(award: Award, *, by: User) -> bool:
    """Offer the badge by mail once more; False where its earner declined such mails.

    Raises Refused for who may not, for a badge that is claimed, and within a day of the last.
    """
    _locked(award, by)
    audit.record(queries.RESEND, queries.thing(award), by=by)
    return mails.again(award)


@transaction.atomic
def ask_for_address(award: Award, *, by: User) -> None:
    """Ask the earner to confirm an address that reaches them. Raises Refused as `resend`."""
    _locked(award, by)
    audit.record(queries.ADDRESS, queries.thing(award), by=by)
    mails.ask_for_address(award)


def _locked(award: Award, by: User) -> None:
    locking.lock(award)
    policy.may_write(by, award).require()
