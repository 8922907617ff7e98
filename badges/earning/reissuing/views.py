"""This badge is for an address that is no longer yours: have it written anew."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from badges.deciding.awarding import address_of
from badges.earning import policy
from badges.earning import queries as own
from badges.earning.reissuing import actions, queries
from badges.models import Award
from badges.public import showing


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reissue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What it means, and the button; pressed twice it leads to the one that was written."""
    award = own.of(request.user).filter(uuid=uuid).first()
    if award is None:
        return _written_before(request, uuid)
    if request.method == "POST":
        actions.reissue(award, by=request.user)
        return _told(request)
    return _page(request, award)


def _page(request: HttpRequest, award: Award) -> HttpResponse:
    address = address_of(request.user)
    verdict = policy.may_reissue(request.user, award, address)
    values = {"award": award, "page": showing.of_award(award), "verdict": verdict}
    return render(request, "badges/reissue.html", values | {"address": address})


def _written_before(request: HttpRequest, uuid: UUID) -> HttpResponse:
    if queries.successor(request.user, uuid) is None:
        raise Http404
    return _told(request)


def _told(request: HttpRequest) -> HttpResponse:
    told = _("Your badge is written anew for your main address. It stands here within a minute.")
    messages.success(request, told)
    return redirect("badges:mine")
