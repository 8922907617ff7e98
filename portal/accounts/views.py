"""One's own details, and the page that waits for the confirmation of an address."""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts.details.forms import ProfileForm
from portal.accounts.models import User
from portal.accounts.policy import is_confirmed
from portal.kit.verdict import Verdict


@login_required
def profile(request: HttpRequest, *, may_move: Callable[[User], Verdict]) -> HttpResponse:
    """Show and change one's own details; the site map says who may change their affiliate."""
    form = ProfileForm(request.POST or None, user=request.user, may_move=may_move(request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("accounts:profile")
    context = {"form": form, "confirmed": is_confirmed(request.user), "roles": _roles(request.user)}
    return render(request, "accounts/profile.html", context)


def _roles(user: object) -> list[object]:
    """The live roles in affiliates, to read."""
    return list(user.memberships.live().select_related("affiliate").order_by("granted_at", "pk"))


@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """After registering: look into your mail; what to do when nothing came."""
    address = EmailAddress.objects.filter(user=request.user).order_by("-primary").first()
    context = {"address": address, "confirmed": is_confirmed(request.user)}
    return render(request, "accounts/confirm.html", context)
