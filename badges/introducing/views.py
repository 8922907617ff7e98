"""The issuer's profile in its console."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from badges import addresses
from badges.introducing import actions
from badges.introducing.forms import ProfileForm
from credentials.roles.policy import managed_by
from portal.kit.guards import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """What every badge of this issuer says of it, to read and to change."""
    issuer = get_object_or_404(managed_by(request.user), slug=slug)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=issuer)
    if form.is_valid():
        actions.save(form.instance, by=request.user)
        messages.success(request, _("Saved. Every badge of this issuer leads to it."))
        return redirect("badges:console", slug)
    context = {"slug": slug, "form": form, "address": addresses.issuer(slug)}
    status = 422 if form.errors else 200
    return render(request, "badges/introducing/profile.html", context, status=status)
