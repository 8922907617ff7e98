"""Pages for requests that are refused."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.kit import guards, rescue


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came with an old token; nothing was changed, and nothing typed is lost."""
    draft = rescue.keep(request)
    if guards.wants_json(request):
        return JsonResponse({"token": False, "kept": draft is not None}, status=403)
    if draft is None:
        return render(request, "403_csrf.html", status=403)
    messages.warning(request, _("The page was out of date. What you typed is kept below."))
    return HttpResponseRedirect(draft.page, status=303)
