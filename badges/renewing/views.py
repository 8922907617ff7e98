"""Renewing a badge of one's own (row F15)."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from badges.earning import queries
from badges.public import showing
from badges.renewing import actions, policy


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What renewing asks and brings; a POST opens the work, or finds what is open already."""
    award = get_object_or_404(queries.of(request.user), uuid=uuid)
    policy.may_renew(request.user, award).require()
    open_now = actions.going(award)
    if request.method == "POST":
        work = actions.renew(award, by=request.user)
        if not open_now:
            messages.success(request, _("Begun, with what you had written. Bring it up to date."))
        return redirect("submissions:requirements", work.code)
    if open_now:
        return redirect("submissions:requirements", open_now.code)
    version = award.version.credential.current
    page = {"award": award, "page": showing.of_award(award), "version": version}
    return render(request, "badges/renew.html", page)
