"""The log-in guard: asks for a log-in and loses nothing that was typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from portal.kit import rescue

View = Callable[..., HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    """A script asks, and can keep the text on the screen."""
    return request.headers.get("Accept", "").startswith("application/json")


def signed_in(view: View) -> View:
    """Run `view` for a signed-in person; others are sent to log in and brought back.

    A POST with a valid draft key is kept as a Rescue first; scripts get a 401 instead of a page.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        draft = rescue.keep(request)
        if wants_json(request):
            return JsonResponse({"signed_in": False, "kept": draft is not None}, status=401)
        if draft:
            messages.info(request, _("Your text is kept. Sign in again and it will be back here."))
        back = draft.page if draft else _page_of(request)
        query = urlencode({"next": back})
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{query}")

    return guarded


def _page_of(request: HttpRequest) -> str:
    """Where to come back to after log-in: a POST returns to the page its form stood on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    origin = urlsplit(request.headers.get("Referer", ""))
    return origin.path if origin.netloc == request.get_host() else resolve_url("home")
