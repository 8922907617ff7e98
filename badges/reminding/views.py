"""The unclaimed badges of an issuer, with a button for each thing a manager can do."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from badges.console import queries as console
from badges.models import Award
from badges.reminding import actions, queries
from badges.reminding.forms import PressedForm
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused

PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unclaimed(request: HttpRequest, slug: str) -> HttpResponse:
    """What has waited for a week or longer; a POST has a mail sent about one of them."""
    issuer = get_object_or_404(console.kept_by(request.user), slug=slug)
    found = queries.unclaimed(request.user, issuer)
    if request.method == "POST":
        form = PressedForm(request.POST)
        if not form.is_valid():
            raise Http404
        award = get_object_or_404(found, uuid=form.cleaned_data["award"])
        _write(request, award, form.cleaned_data["verb"])
        return redirect("badges:unclaimed", slug)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    awards = list(page.object_list)
    last = queries.last_written(awards)
    rows = [(award, last.get(str(award.uuid))) for award in awards]
    context = {"issuer": issuer, "page": page, "rows": rows}
    return render(request, "badges/reminding/unclaimed.html", context)


def _write(request: HttpRequest, award: Award, verb: str) -> None:
    try:
        said = _address(request, award) if verb == "address" else _resend(request, award)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, said)


def _resend(request: HttpRequest, award: Award) -> str:
    if actions.resend(award, by=request.user):
        return _("The mail is on its way again.")
    return _("Its earner wants no such mails; the badge stands on their desk in the portal.")


def _address(request: HttpRequest, award: Award) -> str:
    actions.ask_for_address(award, by=request.user)
    return _("Asked, at every address that its earner has confirmed.")
