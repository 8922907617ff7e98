"""Two small guards around every response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.kit.verdict import Refused

Responder = Callable[[HttpRequest], HttpResponse]


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
