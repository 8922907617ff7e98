"""The console and its award list. Somebody else's is a 404, in one and the same query."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from badges.console import blind, checking, queries, rooms
from badges.console.forms import FilterForm, columns
from badges.revoking import queries as revoking
from credentials.models import Issuer
from credentials.roles.policy import managed_by
from portal.kit import clock, csv
from portal.kit.guards import signed_in

PER_PAGE = 25


@require_safe
@signed_in
def consoles(request: HttpRequest) -> HttpResponse:
    """The consoles this person may open; where there is one alone, that one."""
    found = list(queries.read_by(request.user))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("badges:console", found[0].slug)
    return render(request, "badges/console/all.html", {"issuers": found})


@require_safe
@signed_in
def console(request: HttpRequest, slug: str) -> HttpResponse:
    """How many badges stand where, and the ways to the rooms."""
    issuer, keeps = _read(request, slug)
    figures = queries.counts(issuer)
    figures["revocations"] = revoking.waiting(issuer).count() if keeps else 0
    manages = managed_by(request.user).filter(pk=issuer.pk).exists()
    doors = rooms.of(issuer, figures, keeps=keeps, manages=manages)
    context = {"issuer": issuer, "figures": figures, "rooms": doors, "keeps": keeps}
    return render(request, "badges/console/home.html", context)


@require_safe
@signed_in
def awards(request: HttpRequest, slug: str) -> HttpResponse:
    """What was issued, twenty-five a page; none for a wrong filter."""
    issuer, named = _read(request, slug)
    form = FilterForm(request.GET, titles=queries.titles(issuer))
    context: dict[str, Any] = {"issuer": issuer, "form": form, "named": named}
    context["filtered"] = any(request.GET.get(name) for name in form.fields)
    if form.is_valid():
        found = queries.filtered(queries.awards(issuer), form.filters())
        page = Paginator(queries.drawn(found, named=named), PER_PAGE)
        context["page"] = page.get_page(request.GET.get("page"))
        context["lines"] = [blind.line(row, named=named) for row in context["page"].object_list]
    return render(request, "badges/console/awards.html", context)


@require_safe
@signed_in
def awards_csv(request: HttpRequest, slug: str) -> HttpResponse | StreamingHttpResponse:
    """The same rows, all of them, as a CSV file; a 400 with a sentence for a wrong filter."""
    issuer, named = _read(request, slug)
    form = FilterForm(request.GET, titles=queries.titles(issuer))
    if not form.is_valid():
        return HttpResponse(form.problem(), status=400, content_type="text/plain; charset=utf-8")
    found = queries.filtered(queries.awards(issuer), form.filters())
    words = {where: str(where.label) for where in blind.Stands}
    name = f"awards-{issuer.slug}-{clock.today(request.user.time_zone).isoformat()}.csv"
    return csv.download(name, columns(named=named), _cells(found, words, named=named))


@require_safe
@signed_in
def award(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One award with whom it is for, and what can be done about it; a keeper's alone."""
    rows = queries.kept_awards(request.user).filter(badge_class__issuer__slug=slug)
    found = get_object_or_404(rows, uuid=uuid)
    context = {
        "award": found,
        "issuer": found.badge_class.issuer,
        "line": blind.line(found, named=True),
        "asked": revoking.open_of(found),
    }
    return render(request, "badges/console/award.html", context)


@require_safe
@signed_in
def checks(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One award read as a strict verifier reads it, each check with its result in words."""
    rows = queries.whole_awards(request.user).filter(badge_class__issuer__slug=slug)
    found = get_object_or_404(rows, uuid=uuid)
    context = {
        "award": found,
        "line": blind.line(found, named=True),
        "checks": checking.of(found),
        "at": clock.now(),
    }
    return render(request, "badges/console/checks.html", context)


def _cells(found: Any, words: dict[blind.Stands, str], *, named: bool) -> Iterator[list[Any]]:
    for row in queries.drawn(found, named=named).iterator(chunk_size=500):
        one = blind.line(row, named=named)
        cells = [one.title, one.awarded_on, one.expires_on, words[one.stands], one.address]
        yield [one.name, *cells] if named else cells


def _read(request: HttpRequest, slug: str) -> tuple[Issuer, bool]:
    """The issuer, and whether this reader may know who earned. Raises Http404."""
    issuer = get_object_or_404(queries.read_by(request.user), slug=slug)
    return issuer, queries.kept_by(request.user).filter(pk=issuer.pk).exists()
