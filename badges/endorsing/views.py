"""The endorsements of an issuer in its console, and each at its public address."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from badges import negotiation
from badges.endorsing import actions, queries, written
from badges.endorsing.forms import EndorsementForm
from badges.models import Endorsement
from badges.openbadges import serialise
from badges.public import responses
from credentials.roles.policy import managed_by
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused

PER_PAGE = 25
PAGES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What was recorded for an issuer and what it offers."""
    mine = managed_by(request.user).filter(slug=slug)
    issuer = get_object_or_404(mine)
    page = Paginator(queries.recorded(mine), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, queries.thing(row)) for row in page.object_list]
    context = {"issuer": issuer, "page": page, "rows": rows}
    return render(request, "badges/endorsing/list.html", context)


@require_http_methods(PAGES)
@signed_in
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what somebody said."""
    issuer = get_object_or_404(managed_by(request.user), slug=slug)
    form = EndorsementForm(request.POST if request.method == "POST" else None, of=issuer)
    if form.is_valid():
        try:
            actions.record(form.row(), issuer, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Recorded. It is public from now on."))
            return redirect("badges:endorsements", slug)
    context = {"issuer": issuer, "form": form}
    status = 422 if form.errors else 200
    return render(request, "badges/endorsing/record.html", context, status=status)


@require_http_methods(PAGES)
@signed_in
def end(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Ask, then show it no more."""
    rows = queries.recorded(managed_by(request.user).filter(slug=slug))
    row = get_object_or_404(rows, uuid=uuid)
    if request.method == "POST":
        actions.end(row, by=request.user)
        messages.success(request, _("Ended. Its address says so."))
        return redirect("badges:endorsements", slug)
    return render(request, "badges/endorsing/end.html", {"row": row, "slug": slug})


@require_safe
def endorsement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The Endorsement, or its page; 410 once it has ended."""
    rows = Endorsement.objects.select_related(*queries.RELATED)
    row = get_object_or_404(rows, uuid=uuid)
    gone = row.ended_at is not None
    wanted = negotiation.choose(request.headers.get("Accept", ""))
    if wanted == negotiation.HTML:
        context = {"row": row, "thing": queries.thing(row), "gone": gone}
        page = render(request, "badges/endorsing/one.html", context, status=410 if gone else 200)
        return responses.page(page)
    return _document(request, row, wanted)


@require_safe
def of_class(request: HttpRequest, uuid: UUID, badge_class: UUID) -> HttpResponse:
    """The Endorsement as it is said of one class: a document for programs."""
    row = get_object_or_404(Endorsement.objects.select_related(*queries.RELATED), uuid=uuid)
    return _document(request, row, _program(request), queries.class_of(row, badge_class))


@require_safe
def endorser(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The Profile of who endorses, as it was written down: a document for programs."""
    row = get_object_or_404(Endorsement, uuid=uuid)
    data = serialise.to_bytes(written.endorser(row))
    return responses.document(request, data, _program(request), seconds=responses.HOUR)


def _document(
    request: HttpRequest, row: Endorsement, wanted: str, badge_class: Any = None
) -> HttpResponse:
    gone = row.ended_at is not None
    body = (written.gone if gone else written.endorsement)(row, badge_class)
    status, seconds = 410 if gone else 200, responses.MINUTE
    data = serialise.to_bytes(body)
    return responses.document(request, data, wanted, seconds=seconds, status=status)


def _program(request: HttpRequest) -> str:
    """What has no page is answered as JSON-LD to who would rather have one."""
    wanted = negotiation.choose(request.headers.get("Accept", ""))
    return negotiation.LD if wanted == negotiation.HTML else wanted
