"""An invitation: what it is, the way through registration or log-in, and accepting it."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.inviting import policy
from portal.accounts.models import Invitation, User
from portal.kit import vocabulary
from portal.kit.verdict import YES, Refused
from portal.navigation import address
from portal.people.accepting import accept
from portal.people.scopes import SCOPES


def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """GET shows it, POST accepts it. The link came by mail, so its address counts as confirmed.

    A visitor reads it in the words of the place that invites.
    """
    rows = Invitation.objects.select_related("invited_by__affiliate")
    found = get_object_or_404(rows, code=code)
    if request.user.is_authenticated and request.method == "POST":
        return _accept(request, found)
    return _show(request, found)


def _accept(request: HttpRequest, found: Invitation) -> HttpResponse:
    try:
        said = "confirmed" in request.POST
        accept(found, by=request.user, confirmed=said, by_link=True)
    except Refused as refused:
        return _show(request, found, problem=str(refused), status=409)
    messages.success(request, _("Welcome. You are now: %(label)s.") % {"label": found.promise})
    return redirect(address(SCOPES[found.scope].lands) or "desk")


def _show(
    request: HttpRequest, found: Invitation, problem: str = "", status: int = 200
) -> HttpResponse:
    context = {"invitation": found, "problem": problem, "inviter": _inviter(found)}
    if found.is_open and not request.user.is_authenticated:
        get_adapter(request).stash_verified_email(request, found.email)
        context |= _ways_in(found)
    elif found.is_open:
        context |= _at_the_door(request.user, found)
    if request.user.is_authenticated:
        return render(request, "portal/invitation.html", context, status=status)
    with vocabulary.speaking(found.vocabulary):
        return render(request, "portal/invitation.html", context, status=status)


def _at_the_door(user: User, found: Invitation) -> dict[str, object]:
    """For who is signed in: may they accept, and with which address."""
    role = policy.may_take_role(user, found, by_link=True) if found.is_to_a_role else YES
    other = not found.is_to_a_role and not policy.is_addressed_to(user, found)
    return {"may_take_role": role, "other_address": other}


def _inviter(found: Invitation) -> str:
    return found.invited_by.full_name if found.invited_by else "Cairn"


def _ways_in(found: Invitation) -> dict[str, object]:
    back = {"next": reverse("invitation", args=[found.code])}
    return {
        "known": User.objects.filter(emailaddress__email__iexact=found.email).exists(),
        "login_url": f"{reverse('account_login')}?{urlencode(back)}",
        "signup_url": f"{reverse('account_signup')}?{urlencode(back | {'email': found.email})}",
    }
