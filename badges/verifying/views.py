"""`/badges/verify`: any badge of Open Badges 2.0, ours or not, checked for anybody (row F1)."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from badges.openbadges.rules import is_address
from badges.verifying import page
from badges.verifying.examining import examine
from badges.verifying.forms import VerifyForm
from badges.verifying.web import Web, outside

ACTION = "check_badge"
LONGEST_LINK = 2000


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form; after sending it, what was found, with the form below.

    Nothing is asked of anybody before it is sent: a link with `?url=` only fills the form in.
    """
    if request.method != "POST":
        return _page(request, VerifyForm(initial={"badge": _linked(request)}))
    form = VerifyForm(request.POST, request.FILES)
    if not ratelimit.consume(request, action=ACTION, key="everybody"):
        return _later(request)
    if not form.is_valid() or form.brought is None:
        return _page(request, form)
    mail = form.cleaned_data["mail"]
    found = examine(form.brought, mail=mail, web=Web(guard=outside()))
    return _page(request, form, result=page.of(found), mail=mail)


def _linked(request: HttpRequest) -> str:
    url = request.GET.get("url", "")
    return url if is_address(url) and len(url) <= LONGEST_LINK else ""


def _later(request: HttpRequest) -> HttpResponse:
    """Too many at once: what was typed stands there again, a file has to be chosen again."""
    typed = VerifyForm(initial={name: request.POST.get(name, "") for name in ("badge", "mail")})
    said = _("Many badges were checked from here just now. Wait a minute, then press Check again.")
    if request.FILES:
        said += " " + _("Choose the file again, too.")
    response = _page(request, typed, status=429, later=said)
    response["Retry-After"] = "60"
    return response


def _page(
    request: HttpRequest, form: VerifyForm, status: int = 200, **more: object
) -> HttpResponse:
    return render(request, "badges/verify.html", {"form": form, **more}, status=status)
