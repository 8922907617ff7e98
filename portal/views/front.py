"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """What it is, what it is not, and how it works (rows A1, A2, A4, A39)."""
    return render(request, "portal/home.html")
