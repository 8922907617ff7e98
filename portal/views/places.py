"""Making and changing affiliates and issuers: the site manager's pages (J-R1)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from credentials.models import Issuer
from credentials.roles import actions as issuers
from credentials.roles.forms import IssuerForm
from portal.accounts.models import Affiliate
from portal.accounts.places import actions as affiliates
from portal.accounts.places.forms import AffiliateForm
from portal.accounts.roles.policy import manages_site


@login_required
def affiliate(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A new affiliate, or the one with this slug."""
    return _edit(request, Affiliate, slug, AffiliateForm, affiliates.save)


@login_required
def issuer(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A new issuer, or the one with this slug."""
    return _edit(request, Issuer, slug, IssuerForm, issuers.save_issuer)


def _edit(
    request: HttpRequest, model: Any, slug: str, form_class: Any, save: Callable[..., Any]
) -> HttpResponse:
    if not manages_site(request.user):
        raise Http404
    thing = get_object_or_404(model, slug=slug) if slug else None
    form = form_class(request.POST or None, instance=thing)
    if request.method == "POST" and form.is_valid():
        saved = save(form.save(commit=False), by=request.user)
        messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
        return redirect("accounts:place", model._meta.model_name, saved.slug)
    context = {"form": form, "thing": thing, "kind": model._meta.model_name}
    return render(request, "portal/people/place_form.html", context)
