"""Questions about a person that other rooms ask."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no

UNCONFIRMED = _(
    "Confirm your email address first: open the link in the mail we sent you. "
    "Under Email addresses in your menu you can have it sent again."
)


def is_confirmed(user: User) -> Verdict:
    """Whether the person has shown that one of their addresses is theirs (row C2)."""
    found = EmailAddress.objects.filter(user=user, verified=True).exists()
    return YES if found else no(UNCONFIRMED)
