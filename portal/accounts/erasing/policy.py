"""Who may ask for erasure and call it off."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import ErasureRequest, User
from portal.kit.verdict import YES, Verdict, no


def may_ask(user: User) -> Verdict:
    """Everyone for themselves, once at a time; never the last site manager."""
    if ErasureRequest.objects.open().filter(user=user).exists():
        return no(_("You have asked for this already."))
    others = User.objects.filter(is_site_manager=True, is_active=True).exclude(pk=user.pk)
    if user.is_site_manager and not others.exists():
        return no(_("You are the last site manager. Invite another one first."))
    return YES


def may_cancel(user: User, request: ErasureRequest) -> Verdict:
    """The person, until it has been carried out."""
    if request.user_id != user.pk:
        return no(_("Only the person who asked can call it off."))
    return YES if request.is_open else no(_("This is over already."))
