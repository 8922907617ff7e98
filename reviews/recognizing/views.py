"""The officer's log of works whose author was recognized."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from portal.kit.guards import signed_in
from reviews.recognizing import blind
from reviews.recognizing.blind import Recognized

SHOWN = 50


@signed_in
@require_GET
def recognized(request: HttpRequest) -> HttpResponse:
    """Works by code, the latest first; for anonymity officers alone."""
    if not blind.is_officer(request.user):
        raise Http404
    page = Paginator(blind.reported(request.user), SHOWN).get_page(request.GET.get("page"))
    page.object_list = [Recognized(*row) for row in page.object_list]
    return render(request, "reviews/recognized.html", {"page": page})
