"""For trying the portal out: the mails it sent, and demo log-ins. Never in production, and only on loopback."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from portal.accounts.models import User
from portal.demo import cast
from portal.kit.models import Message

BACKEND = "portal.accounts.backends.Backend"
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
View = Callable[..., HttpResponse]


def here_only(view: View) -> View:
    """Answer only while trying out and only to this very machine; else 404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not (settings.TRYING_OUT and is_loopback(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def is_loopback(request: HttpRequest) -> bool:
    """Whether the request comes from this machine to a name of its own, not through a proxy.

    The name counts because a page from elsewhere can have its own name lead to this machine.
    """
    if request.headers.get("X-Forwarded-For"):
        return False
    host = split_domain_port(request.headers.get("Host", ""))[0].strip("[]")
    from_here = _is_loopback(request.META.get("REMOTE_ADDR", ""))
    return from_here and (host == "localhost" or _is_loopback(host))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


@here_only
def mails(request: HttpRequest) -> HttpResponse:
    """Every mail, newest first."""
    page = Paginator(Message.objects.order_by("-pk"), 50).get_page(request.GET.get("page"))
    return render(request, "portal/dev/mails.html", {"page": page})


@here_only
def mail(request: HttpRequest, code: str) -> HttpResponse:
    """One mail, as text and as HTML."""
    return render(request, "portal/dev/mail.html", {"mail": get_object_or_404(Message, code=code)})


@here_only
def mail_html(request: HttpRequest, code: str) -> HttpResponse:
    """The HTML of one mail alone, for a sandboxed frame."""
    response = HttpResponse(get_object_or_404(Message, code=code).html)
    response.headers["Content-Security-Policy"] = MAIL_POLICY
    return response


@here_only
@require_POST
def demo_login(request: HttpRequest, name: str) -> HttpResponse:
    """Sign in as one of the cast; only addresses of the demo world."""
    user = get_object_or_404(User, email=f"{name}@{cast.DOMAIN}", is_active=True)
    login(request, user, backend=BACKEND)
    return redirect("desk")
