"""Sharing one's own badge, and reading its data; only ever the reader's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from badges.earning import policy, queries
from badges.earning.sharing import explaining, ways
from badges.public import showing


@login_required
@require_safe
def share(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every way to show it elsewhere; before it is public, why there is none."""
    award = queries.own(request.user, uuid)
    page = showing.of_award(award)
    values = {"award": award, "page": page, "verdict": policy.may_share(request.user, award)}
    return render(request, "badges/share.html", values | {"ways": ways.of(page)})


@login_required
@require_safe
def data(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The badge's data to read, each field explained."""
    award = queries.own(request.user, uuid)
    verdict = policy.may_share(request.user, award)
    fields = explaining.fields(award.document)
    values = {"award": award, "page": showing.of_award(award), "fields": fields}
    return render(request, "badges/data.html", values | {"verdict": verdict})
