"""Questions about one invitation; who may invite to what is the policy of each room."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from portal.accounts.models import Invitation, User
from portal.kit.verdict import YES, Verdict, no


def is_addressed_to(user: User, invitation: Invitation) -> bool:
    """Whether the address of the invitation is one of this person's, confirmed or not."""
    return EmailAddress.objects.filter(user=user, email__iexact=invitation.email).exists()


def may_accept(
    user: User, invitation: Invitation, *, confirmed: bool = False, by_link: bool = False
) -> Verdict:
    """An open invitation, by the person it was sent to.

    A role goes to nobody else: a mail that was passed on makes nobody an approver. A member's place
    may also be taken by one who says that the other address is theirs too (`confirmed`).
    `by_link`: holding its link shows that one reads the mails of its address.
    """
    if invitation.accepted_at:
        return no(_("This invitation has been accepted already."))
    if invitation.withdrawn_at:
        return no(_("This invitation was withdrawn."))
    if not invitation.is_open:
        return no(_("This invitation has run out. Ask for a new one."))
    if invitation.is_to_a_role:
        return may_take_role(user, invitation, by_link=by_link)
    if not confirmed and not is_addressed_to(user, invitation):
        return no(_("Confirm that you accept with this account, which has another address."))
    return YES


def may_take_role(user: User, invitation: Invitation, *, by_link: bool = False) -> Verdict:
    """Whether the address that the role was offered to is this person's own, and shown to be."""
    mine = EmailAddress.objects.filter(user=user, email__iexact=invitation.email)
    if mine.filter(verified=True).exists() or (by_link and mine.exists()):
        return YES
    return no(
        _(
            "This role is offered to %(address)s alone, and you are signed in with another "
            "address. Sign in with that one, or add it to your account and confirm it; then open "
            "this page again. The invitation stays."
        )
        % {"address": invitation.email}
    )


def not_own_address(user: User, email: str) -> Verdict:
    """Nobody invites themselves: what a role allows is checked by whoever grants it."""
    if EmailAddress.objects.filter(user=user, email__iexact=email.strip()).exists():
        return no(
            _("This is your own address. Nobody grants a role to themselves; ask a colleague.")
        )
    return YES


def may_change(invitation: Invitation) -> Verdict:
    """Whether it can still be sent again or withdrawn."""
    if invitation.accepted_at or invitation.withdrawn_at:
        return no(_("This invitation is closed."))
    return YES
