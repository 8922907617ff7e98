"""Who may ask for erasure and call it off."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import ErasureRequest, User
from portal.kit.verdict import YES, Verdict, no


def may_ask(user: User) -> Verdict:
    """Everyone for themselves, once at a time; never the last site manager."""
    if ErasureRequest.objects.open().filter(user=user).exists():
        return no(_("You have asked for this already."))
    if is_last_manager(user):
        return no(
            _(
                "You are the last site manager, and without one nobody could let others in. Invite "
                "another site manager first; when they have accepted, come back and ask again."
            )
        )
    return YES


def is_last_manager(user: User) -> bool:
    """Whether the portal would have no site manager without this person."""
    others = User.objects.filter(is_site_manager=True, is_active=True).exclude(pk=user.pk)
    return user.is_site_manager and not others.exists()


def may_cancel(user: User, request: ErasureRequest) -> Verdict:
    """The person, until it has been carried out."""
    if request.user_id != user.pk:
        return no(_("Only the person who asked can call it off."))
    return YES if request.is_open else no(_("This is over already."))
