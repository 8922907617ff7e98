"""Reporting from the desk, and what rests until an officer or a lead answers."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.kit.guards import signed_in
from portal.kit.serving import sandboxed
from reviews.noting import places
from reviews.reporting import actions, blind, listing, policy
from reviews.reporting.answering import Answering
from reviews.reporting.forms import ReportForm
from reviews.scoring.opened import opened
from submissions import blind as work
from submissions.models import PreCheck

SHOWN = 50
STACK = "submission__enrollment__stack"
AUTHOR = "submission__enrollment__educator__affiliate"


@signed_in
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Say which piece of the work tells who wrote it, and how."""
    found = opened(code, request.user)
    if found is None or not found.is_mine or found.is_paused:
        raise Http404
    spots = places.of(work.work(found.slot.submission))
    asked = (request.POST or request.GET).get("place", "")
    spot = spots.get(asked) or next(iter(spots.values()), None)
    if spot is None:
        raise Http404
    initial = {"token": found.slot.lease_token, "place": spot.key}
    form = ReportForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        token, kind = form.cleaned_data["token"], form.cleaned_data["kind"]
        actions.report(found.slot, token, spot, kind, by=request.user)
        messages.success(
            request, _("Thank you. %(code)s rests until it is mended.") % {"code": code}
        )
        return redirect("reviews:queue")
    title = found.slot.submission.enrollment.version.credential.title
    values = {"form": form, "code": code, "title": title, "where": spot.name}
    return render(request, "reviews/report.html", values, status=422 if form.errors else 200)


@signed_in
@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """What rests at my issuers, by code: what waits first, the overdue on top."""
    if not policy.settles(request.user).exists():
        raise Http404
    waits = When(state__in=PreCheck.LIVE, submission__status__in=PreCheck.RESTING, then=0)
    first = Case(waits, default=1, output_field=IntegerField())
    waiting = Case(When(first=0, then="due_at"))
    rows = listing.listed(request.user).annotate(first=first, waiting=waiting)
    page = Paginator(rows.order_by("first", "waiting", "-opened_at", "code"), SHOWN).get_page(
        request.GET.get("page")
    )
    page.object_list = blind.rows(page.object_list)
    return render(request, "reviews/reports.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, code: str) -> HttpResponse:
    """One stay by its pieces; a POST answers it, or says what readers do not see."""
    found = _fetch(request, code)
    reads = policy.may_read(request.user, found)
    answering = Answering(found, request.user, request.POST or None, reads=reads)
    if request.method == "POST":
        policy.may_settle(request.user, found).require()
        if said := answering.answer():
            messages.success(request, said)
            return redirect(*answering.next_page())
    status = 422 if answering.has_errors else 200
    return render(request, "reviews/report_case.html", _values(request, answering), status=status)


def _values(request: HttpRequest, answering: Answering) -> dict[str, Any]:
    found = answering.found
    return {
        "case": answering.case,
        "forms": answering.forms,
        "pieces": answering.shown(),
        "reads": answering.reads,
        "names": blind.names(request.user, found) if answering.reads else [],
        "verdict": policy.may_settle(request.user, found),
        "problem": answering.problem,
    }


@signed_in
@require_GET
def file(request: HttpRequest, code: str, name: str) -> FileResponse:
    """A file of the pieces, for the officer, under a name made of the stay's code."""
    found = _fetch(request, code)
    seen = blind.case(found, reads=policy.may_read(request.user, found))
    named = {blind.file_name(found, piece): piece for piece in seen.pieces if piece.item}
    if name not in named:
        raise Http404
    piece = named[name]
    try:
        clean = work.file(found.submission, piece.part, piece.item, also_withheld=True)
    except work.Missing as missing:
        raise Http404 from missing
    return sandboxed(clean.handle, name, clean.media_type, request)


def _fetch(request: HttpRequest, code: str) -> PreCheck:
    rows = policy.within_reach(request.user)
    whole = rows.select_related(listing.TITLE, STACK, "report__slot", AUTHOR)
    return get_object_or_404(whole, code=code)
