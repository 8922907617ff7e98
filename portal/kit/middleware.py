"""Small guards around every request and response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.kit.verdict import Refused

Responder = Callable[[HttpRequest], HttpResponse]


class WholeAddresses:
    """An address with a NUL in it is a bad request: no database takes it as text, no file either.

    Every link of the portal is without; so it stands before all that reads the address.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or "\0" in query or "%00" in query:
            return HttpResponseBadRequest(render_to_string("400.html"))
        return self.get_response(request)


class PrivatePages:
    """Signed-in pages are private and no-store; nothing leaks through a shared cache.

    It stands outside the session middleware, so `Vary` and cookies are already set.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user = getattr(request, "user", None)
        if response.cookies or (user is not None and user.is_authenticated):
            response["Cache-Control"] = "private, no-store"
        return response


class Refusals:
    """An action that policy refused becomes a page with the sentence, status 409."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Render `refused.html` for Refused; leave every other error alone."""
        if not isinstance(error, Refused):
            return None
        return render(request, "refused.html", {"reason": str(error)}, status=409)
