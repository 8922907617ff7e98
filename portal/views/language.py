"""Choosing the language: a visitor's in a cookie, a signed-in person's in their details too."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from portal.accounts.registering import actions

A_YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Show the languages, or take the one posted and go back to where they were (row A38).

    A language that is not offered shows the page again; a `next` elsewhere goes to the front.
    """
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        context = {"languages": settings.LANGUAGES, "next": _came_from(request)}
        return render(request, "portal/language.html", context)
    if request.user.is_authenticated:
        actions.change(request.user, {"language": chosen})
    response = redirect(_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=A_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


def _came_from(request: HttpRequest) -> str:
    """The page of ours with the link they followed.

    The browser says so: were it in the link, pages for "no such thing" would differ by address.
    """
    said = request.headers.get("Referer", "")
    if not said or not _is_ours(request, said):
        return "/"
    found = urlsplit(said)
    return found.path + (f"?{found.query}" if found.query else "")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if _is_ours(request, wanted) else "/"


def _is_ours(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
