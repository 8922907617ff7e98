"""The reader's own words, language and time zone, for the length of one request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from portal.kit import vocabulary

Responder = Callable[[HttpRequest], HttpResponse]


class Reader:
    """Speak the signed-in person's vocabulary and language, in their time zone.

    A visitor without a session cookie gets the default words, and no query is made; their
    language is the browser's, which Django's LocaleMiddleware, further out, has taken up.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.COOKIES or not request.user.is_authenticated:
            return self.get_response(request)
        user = request.user
        with (
            vocabulary.speaking(user.vocabulary),
            translation.override(user.language),
            timezone.override(user.time_zone),
        ):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", user.language)
            return response.render() if _unrendered(response) else response


def _unrendered(response: HttpResponse) -> bool:
    """A TemplateResponse must be rendered before the reader's words are put away."""
    return hasattr(response, "render") and not getattr(response, "is_rendered", True)
