"""What may be done with a badge by whom it is about. Somebody else's reads the same as none."""

from django.utils.translation import gettext as _

from badges.models import Award, Revocation
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, first_no, no


def is_own(user: User, award: Award) -> Verdict:
    """One's own, issued and not revoked."""
    if award.person_id == user.pk and award.issued_at and award.revoked_at is None:
        return YES
    return no(_("There is no such badge of yours."))


def may_hide(user: User, award: Award) -> Verdict:
    """What is public can be taken off the public pages, and put back."""
    if award.accepted_at is None:
        return first_no(is_own(user, award), no(_("It is private: there is nothing to hide.")))
    return is_own(user, award)


def may_reissue(user: User, award: Award, address: str) -> Verdict:
    """For another confirmed address, once, and not while the issuer asks to revoke it."""
    own = is_own(user, award)
    if not own:
        return own
    if award.succeeded_at is not None:
        return no(_("This badge has been written anew already."))
    if award.recipient_email == address:
        return no(_("This badge is for your main address already."))
    if award.revocations.filter(state=Revocation.State.ASKED).exists():
        return no(_("The issuer has asked to revoke this badge; until that is settled it stays."))
    return YES


def may_share(user: User, award: Award) -> Verdict:
    """Only what strangers can open: a shared address must lead somewhere."""
    own = is_own(user, award)
    if not own:
        return own
    if award.accepted_at is None:
        return no(_("Accept it first: until then its address leads nowhere for others."))
    if award.is_hidden:
        return no(_("You have hidden it: show it again, and its address works for others."))
    return YES
