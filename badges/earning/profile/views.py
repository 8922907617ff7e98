"""One's own profile and résumé text, and the public page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from badges import addresses
from badges.earning.profile import actions, queries
from badges.earning.profile.forms import ProfileForm
from badges.models import PublicProfile
from badges.public import responses


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Switching it on, what it says, and the text for a résumé."""
    profile = queries.of(request.user)
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=_given(profile))
    if form.is_valid():
        actions.keep(**form.cleaned_data, by=request.user)
        messages.success(request, _("Kept."))
        return redirect("badges:profile")
    values = {"form": form, "profile": profile, "resume": queries.resume(request.user)}
    if profile is not None and profile.is_on:
        values["address"] = addresses.earner(profile.code)
    return render(request, "badges/profile.html", values, status=422 if form.errors else 200)


@require_safe
def earner(request: HttpRequest, code: str) -> HttpResponse:
    """The public page; 404 while it is off."""
    profile = queries.public(code)
    values = {"profile": profile, "awards": queries.shown(profile)}
    return responses.page(render(request, "badges/earner.html", values))


def _given(profile: PublicProfile | None) -> dict[str, Any]:
    if profile is None:
        return {}
    return {"is_on": profile.is_on, "name": profile.name, "about": profile.about}
