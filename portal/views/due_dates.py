"""Due dates that an issuer's manager may move."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal import extending
from portal.kit import clock
from portal.kit.guards import signed_in
from submissions import progress

PER_PAGE = 25


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """What runs out soon or has run out, each with the page that moves its date (row D3)."""
    if not extending.may_list(request.user):
        raise Http404
    page = Paginator(extending.rows(request.user), PER_PAGE).get_page(request.GET.get("page"))
    now = clock.now()
    found = [(row, progress.seen(row).public.label, row.due_at < now) for row in page.object_list]
    return render(request, "portal/due_dates.html", {"page": page, "rows": found})
