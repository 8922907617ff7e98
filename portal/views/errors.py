"""Pages for requests that are refused."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came with an old token; nothing was changed."""
    return render(request, "403_csrf.html", status=403)
