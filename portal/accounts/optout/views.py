"""The page behind the link at the foot of a mail that may be declined."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.accounts import optouts
from portal.accounts.optout import actions, links


# The signed token is the permission; mail programs post here without a session (RFC 8058).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET, so that a program that follows links ends nothing; end on POST."""
    try:
        code, category = links.read(token)
    except links.Unreadable:
        raise Http404 from None
    if request.method == "POST":
        actions.end(code, category)
    context = {"ended": request.method == "POST", "label": optouts.LABELS.get(category, "")}
    return render(request, "accounts/optout.html", context)
