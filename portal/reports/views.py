"""R1 on the screen and as a file."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.kit import clock, csv
from portal.kit.guards import signed_in
from portal.reports import lines, queries, scope
from portal.reports.forms import FilterForm, columns
from submissions.models import Enrollment
from submissions.status import Public

PER_PAGE = 25


class Counted(Paginator):
    """Pages over rows whose number is known."""

    def __init__(self, rows: QuerySet[Enrollment], total: int) -> None:
        self.known = total
        super().__init__(rows, PER_PAGE)

    @property
    def count(self) -> int:
        """How many rows there are, without asking again."""
        return self.known


@require_safe
@signed_in
def enrollment(request: HttpRequest) -> HttpResponse:
    """Enrollment and status of one's own people, twenty-five a page; none for a wrong filter."""
    form, places = _asked(request)
    if not form.is_valid():
        return render(request, "reports/enrollment.html", {"form": form})
    found = queries.rows(places, form.filters(request.user.time_zone))
    figures = queries.figures(found)
    page = Counted(queries.drawn(found), figures.enrolled).get_page(request.GET.get("page"))
    rows, now, zone = list(page.object_list), clock.now(), request.user.time_zone
    movable = queries.movable(request.user, rows)
    context = {
        "form": form,
        "figures": figures,
        "page": page,
        "lines": [lines.of(row, now, zone, movable) for row in rows],
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "reports/enrollment.html", context)


@require_safe
@signed_in
def enrollment_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The same rows, all of them, as a CSV file; a 400 with a sentence for a wrong filter."""
    form, places = _asked(request)
    if not form.is_valid():
        return HttpResponse(form.problem(), status=400, content_type="text/plain; charset=utf-8")
    found = queries.rows(places, form.filters(request.user.time_zone))
    name = f"enrollment-{clock.today(request.user.time_zone).isoformat()}.csv"
    words = {label: str(label.label) for label in Public}
    rows = _cells(queries.drawn(found), words, request.user.time_zone)
    return csv.download(name, columns(), rows)


def _cells(found: QuerySet[Enrollment], words: dict[Public, str], zone: str) -> Iterator[list[Any]]:
    now = clock.now()
    for row in found.iterator(chunk_size=500):
        yield lines.cells(lines.of(row, now, zone), words)


def _asked(request: HttpRequest) -> tuple[FilterForm, list[int]]:
    """The filters and whose people; a 404 for who is no affiliate's staff."""
    places = scope.of(request.user)
    if not places:
        raise Http404
    lists = {
        "stacks": queries.stacks(),
        "families": queries.families(),
        "cohorts": queries.cohorts(places),
    }
    return FilterForm(request.GET, **lists), places
