"""Reporting from the desk, and the reports that an officer or a lead answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.kit.guards import signed_in
from portal.kit.serving import sandboxed
from reviews.models import IdentityReport
from reviews.noting import places
from reviews.reporting import actions, blind, policy
from reviews.reporting.forms import ReportForm
from reviews.scoring.opened import opened
from submissions import blind as work
from submissions.status import Status

SHOWN = 50
TITLE = "slot__submission__enrollment__version__credential__issuer"
STACK = "slot__submission__enrollment__stack"


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
    """What was reported at my issuers, by code: what waits first."""
    if not policy.settles(request.user).exists():
        raise Http404
    waits = When(state=IdentityReport.State.OPEN, slot__submission__status=Status.HELD, then=0)
    first = Case(waits, default=1, output_field=IntegerField())
    found = policy.within_reach(request.user).select_related(TITLE)
    page = Paginator(found.order_by(first, "-reported_at", "code"), SHOWN).get_page(
        request.GET.get("page")
    )
    page.object_list = blind.rows(page.object_list)
    return render(request, "reviews/reports.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, code: str) -> HttpResponse:
    """One report by its place; a POST returns the work to review, or leaves it on hold."""
    found = _fetch(request, code)
    verdict = policy.may_settle(request.user, found)
    if request.method == "POST":
        if request.POST.get("verb") == "clear":
            actions.clear(found, by=request.user)
            messages.success(request, _("%(code)s is back in review.") % {"code": code})
        else:
            actions.keep(found, by=request.user)
            messages.success(request, _("%(code)s stays on hold.") % {"code": code})
        return redirect("reviews:reports")
    reads = policy.may_read(request.user, found)
    values = {"case": blind.case(found, reads=reads), "verdict": verdict, "reads": reads}
    return render(request, "reviews/report_case.html", values)


@signed_in
@require_GET
def file(request: HttpRequest, code: str, name: str) -> FileResponse:
    """The reported file, for the officer, under a name made of the report's code."""
    found = _fetch(request, code)
    seen = blind.case(found, reads=policy.may_read(request.user, found))
    if not seen.file or seen.file != name:
        raise Http404
    try:
        clean = work.file(found.slot.submission, found.part, found.n)
    except work.Missing as missing:
        raise Http404 from missing
    return sandboxed(clean.handle, name, clean.media_type, request)


def _fetch(request: HttpRequest, code: str) -> IdentityReport:
    if not policy.settles(request.user).exists():
        raise Http404
    rows = policy.within_reach(request.user).select_related(TITLE, STACK)
    return get_object_or_404(rows, code=code)
