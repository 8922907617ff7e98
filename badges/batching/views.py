"""One page from the list to its approval: begin, look at the drawn ones, approve the rest."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from badges.batching import actions, page, policy, queries
from badges.deciding.views import require_approver
from badges.models import Batch
from portal.kit.verdict import Refused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest) -> HttpResponse:
    """The list that is open, or what could go on one; POST carries the verb."""
    require_approver(request.user)
    if request.method != "POST":
        return render(request, "badges/batch.html", page.batch(request.user))
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    try:
        return verb(request)
    except Refused as error:
        messages.warning(request, str(error))
        return redirect("badges:batch")


def _begin(request: HttpRequest) -> HttpResponse:
    actions.begin(by=request.user)
    return redirect("badges:batch")


def _look(request: HttpRequest) -> HttpResponse:
    """On to the next of the drawn, or to the list when that was the last."""
    going = _going(request)
    actions.look(going, request.POST.get("code", ""), by=request.user)
    following = queries.listed(going).next
    if following is None:
        return redirect("badges:batch")
    return redirect("badges:decide", following.code)


def _approve(request: HttpRequest) -> HttpResponse:
    going = _going(request)
    actions.approve(going, by=request.user)
    count = len(queries.listed(going).approved)
    messages.success(request, _("Approved together: %(n)s.") % {"n": count})
    return redirect("badges:batch")


def _going(request: HttpRequest) -> Batch:
    """The open list, if it is the one that the page was made of. Raises Refused."""
    found = Batch.objects.filter(by=request.user, code=request.POST.get("batch", "")).first()
    policy.may_continue(request.user, found).require()
    return found


VERBS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "begin": _begin,
    "look": _look,
    "approve": _approve,
}
