"""The list of openings, asking, answering and looking. No identity comes with a GET."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from portal.unblinding import actions, blind, policy, queries
from portal.unblinding.forms import AskForm
from reviews.models import Unblinding

SHOWN = 50


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Everything that was asked at my issuers, the newest first."""
    _may_list(request)
    page = Paginator(queries.openings(request.user), SHOWN).get_page(request.GET.get("page"))
    page.object_list = [blind.opening(row) for row in page.object_list]
    asks = queries.desks(request.user, queries.ASKING).exists()
    return render(request, "portal/unblinding/list.html", {"page": page, "asks": asks})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Ask who stands behind a code."""
    if not queries.desks(request.user, queries.ASKING).exists():
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid() and form.found:
        try:
            made = actions.ask(form.found, form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            form.refuse(str(refused))
        else:
            messages.success(request, _("Asked. You get a mail when a second person answers."))
            return redirect("identities:one", made.code)
    status = 422 if form.errors else 200
    return render(request, "portal/unblinding/ask.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One request; a POST answers it, or shows the identity to who asked, in that very answer."""
    _may_list(request)
    found = get_object_or_404(queries.openings(request.user), code=code)
    if request.method != "POST":
        return _page(request, found)
    if request.POST.get("verb") == "show":
        identity = actions.show(found, by=request.user)
        found.refresh_from_db(fields=["seen_at", "looks"])
        return _page(request, found, identity=identity)
    grant = request.POST.get("verb") == "grant"
    actions.answer(found, grant=grant, by=request.user)
    said = _("Granted for 24 hours.") if grant else _("Refused. Nothing is opened.")
    messages.success(request, said)
    return redirect("identities:list")


def _may_list(request: HttpRequest) -> None:
    if not policy.may_list(request.user):
        raise Http404


def _page(request: HttpRequest, found: Unblinding, **more: Any) -> HttpResponse:
    values = {
        "opening": blind.opening(found),
        "answers": policy.may_answer(request.user, found),
        "opens": policy.may_open(request.user, found),
        "mine": found.asked_by_id == request.user.pk,
        **more,
    }
    return render(request, "portal/unblinding/one.html", values)
