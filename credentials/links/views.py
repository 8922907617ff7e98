"""The report of an issuer's dead links."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from credentials.links import policy, queries
from credentials.models import Issuer, LinkCheck


@login_required
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """What is gone, what does not answer, and what names it (row A19)."""
    issuer = get_object_or_404(Issuer, slug=slug)
    if not policy.may_read(request.user, issuer):
        raise Http404
    held = queries.holders(issuer)
    found = queries.broken(held)
    context = {
        "issuer": issuer,
        "dead": [one for one in found if one.check.status == LinkCheck.Status.DEAD],
        "silent": [one for one in found if one.check.status != LinkCheck.Status.DEAD],
        "named": len(held),
        "asked": queries.asked(held),
        "off": not settings.LINK_CHECK,
    }
    return render(request, "credentials/links.html", context)
