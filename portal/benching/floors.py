"""The floors: the least that Django needs for an answer of the same kind."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from badges.models import Award
from credentials.models import MicroCredential


def table(request: HttpRequest, rows: int) -> HttpResponse:
    """A page with a table of so many rows: one query, and two more for a person with a session."""
    found = MicroCredential.objects.select_related("current").order_by("title")[:rows]
    return render(request, "table.html", {"rows": found})


def one_row(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One text of one row as JSON: one query."""
    body = Award.objects.values_list("document", flat=True).get(uuid=uuid)
    return HttpResponse(body, content_type="application/json")
