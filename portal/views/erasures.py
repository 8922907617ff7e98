"""The site manager's list of requests for erasure."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.models import ErasureRequest
from portal.accounts.roles.policy import manages_site


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Who asked, when, and what became of it."""
    if not manages_site(request.user):
        raise Http404
    rows = ErasureRequest.objects.select_related("user", "cancelled_by")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "portal/own_data/erasures.html", {"page": page})
