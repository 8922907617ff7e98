"""Questions about one invitation; who may invite to what is the policy of each room."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Invitation, User
from portal.kit.verdict import YES, Verdict, no


def is_addressed_to(user: User, invitation: Invitation) -> bool:
    """Whether the address of the invitation is one of this person's, confirmed or not."""
    return EmailAddress.objects.filter(user=user, email__iexact=invitation.email).exists()


def may_accept(user: User, invitation: Invitation, *, confirmed: bool = False) -> Verdict:
    """An open invitation, by the person it was sent to, or by one who confirms the other address.

    Holding its link shows that one reads the mails of its address.
    """
    if invitation.accepted_at:
        return no(_("This invitation has been accepted already."))
    if invitation.withdrawn_at:
        return no(_("This invitation was withdrawn."))
    if not invitation.is_open:
        return no(_("This invitation has run out. Ask for a new one."))
    if not confirmed and not is_addressed_to(user, invitation):
        return no(_("Confirm that you accept with this account, which has another address."))
    return YES


def may_change(invitation: Invitation) -> Verdict:
    """Whether it can still be sent again or withdrawn."""
    if invitation.accepted_at or invitation.withdrawn_at:
        return no(_("This invitation is closed."))
    return YES
