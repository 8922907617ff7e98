"""My data: taking it along, and asking to be forgotten."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.erasing import actions, policy
from portal.accounts.erasing.forms import PasswordForm
from portal.accounts.models import ErasureRequest, User
from portal.kit import audit
from portal.own_data.export import TITLES, archive


def _waiting(user: User) -> ErasureRequest | None:
    return ErasureRequest.objects.open().filter(user=user).first()


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """What there is, the export, and the way to erasure or back from it."""
    return _page(request)


def _page(request: HttpRequest, status: int = 200) -> HttpResponse:
    waiting = _waiting(request.user)
    context = {
        "waiting": waiting,
        "titles": TITLES.values(),
        "may_ask": policy.may_ask(request.user),
        "last_manager": not waiting and policy.is_last_manager(request.user),
    }
    return render(request, "portal/own_data/page.html", context, status=status)


@login_required
@require_POST
def export(request: HttpRequest) -> FileResponse:
    """The ZIP of everything of mine."""
    audit.record("portal.export", f"user:{request.user.code}", by=request.user)
    packed = archive(request.user)
    return FileResponse(packed, as_attachment=True, filename="cairn-my-data.zip")


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for erasure: what goes, what stays, and the password.

    Who may not ask now sees their data's page, which says why and what to do first.
    """
    if not policy.may_ask(request.user):
        return _page(request, status=409)
    form = PasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        actions.ask(request.user)
        messages.success(request, _("We have your request. You can call it off for seven days."))
        return redirect("accounts:data")
    return render(request, "portal/own_data/erase.html", {"form": form})


@login_required
@require_POST
def cancel(request: HttpRequest) -> HttpResponse:
    """Call the erasure off."""
    found = get_object_or_404(ErasureRequest.objects.open(), user=request.user)
    actions.cancel(found, by=request.user)
    messages.success(request, _("Called off. Your data stays."))
    return redirect("accounts:data")
