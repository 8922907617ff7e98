"""Proposals to revoke: asking, the list, settling; and the earner's page with their answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from badges.console import blind
from badges.console import queries as console
from badges.models import Revocation
from badges.revoking import actions, policy, queries
from badges.revoking.forms import AskForm, ReplyForm
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused

PER_PAGE = 25
PAGES = ["GET", "HEAD", "POST"]


@require_http_methods(PAGES)
@signed_in
def ask(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Propose to take one award back."""
    rows = console.kept_awards(request.user).filter(badge_class__issuer__slug=slug)
    award = get_object_or_404(rows, uuid=uuid)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.ask(award, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked. Its earner has a mail and can answer."))
            return redirect("badges:revocation", slug, made.code)
    context = {"award": award, "form": form, "may": policy.may_ask(request.user, award)}
    context["line"] = blind.line(award, named=True)
    context["until"] = policy.reply_until(award.badge_class.issuer)
    return render(request, "badges/revoking/ask.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Every proposal at an issuer, the newest first."""
    issuer = get_object_or_404(console.kept_by(request.user), slug=slug)
    found = queries.kept(request.user).filter(award__badge_class__issuer=issuer)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, _look(row)) for row in page.object_list]
    context = {"issuer": issuer, "page": page, "rows": rows}
    return render(request, "badges/revoking/list.html", context)


@require_http_methods(PAGES)
@signed_in
def one(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One proposal; a POST by a second person settles it."""
    rows = queries.kept(request.user).filter(award__badge_class__issuer__slug=slug)
    found = get_object_or_404(rows, code=code)
    if request.method == "POST":
        return _settle(request, found)
    context = {
        "row": found,
        "look": _look(found),
        "line": blind.line(found.award, named=True),
        "settles": policy.may_settle(request.user, found),
        "confirms": policy.may_confirm(request.user, found),
    }
    return render(request, "badges/revoking/one.html", context)


def _settle(request: HttpRequest, found: Revocation) -> HttpResponse:
    if request.POST.get("verb") == "confirm":
        actions.confirm(found, by=request.user)
        messages.success(request, _("Revoked. Its address says so from now on."))
    else:
        actions.drop(found, by=request.user)
        messages.success(request, _("Dropped. The badge stays as it is."))
    return redirect("badges:revocation", found.award.badge_class.issuer.slug, found.code)


@require_http_methods(PAGES)
@signed_in
def reply(request: HttpRequest, code: str) -> HttpResponse:
    """What is proposed about a badge of mine, and my answer to it."""
    found = get_object_or_404(queries.own(request.user), code=code)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.reply(found, form.cleaned_data["reply"], by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Sent. You get a mail when it is decided."))
            return redirect("badges:revocation_reply", code)
    context: dict[str, Any] = {"row": found, "form": form, "look": _look(found)}
    context["may"] = policy.may_reply(request.user, found)
    return render(
        request, "badges/revoking/reply.html", context, status=422 if form.errors else 200
    )


def _look(row: Revocation) -> tuple[str, str]:
    """(kind of mark, word) for where a proposal stands."""
    if row.state == policy.State.CONFIRMED:
        return "mend", _("Revoked")
    if row.state == policy.State.DROPPED:
        return "done", _("Not revoked")
    ready = policy.is_ripe(row)
    return ("going", _("Ready to settle")) if ready else ("open", _("Waits for an answer"))
