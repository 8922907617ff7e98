"""The list of legal holds, with the forms that set and lift one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.holding import actions, policy, queries
from portal.holding.forms import HoldForm, LiftForm
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """What is held and why; a POST with `lift` ends that hold, any other sets one."""
    if not policy.may_list(request.user):
        raise Http404
    code = request.POST.get("lift", "")
    if code:
        return _lift(request, code)
    form = HoldForm(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold(form.cleaned_data["work"], form.cleaned_data["reason"], by=request.user)
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, _("The hold is set. The files stay until it is lifted."))
            return redirect("accounts:holds")
    return _page(request, form)


def _lift(request: HttpRequest, code: str) -> HttpResponse:
    work = get_object_or_404(queries.within_reach(request.user), code=code)
    form = LiftForm(request.POST, prefix=code)
    if form.is_valid():
        try:
            actions.lift(work, form.cleaned_data["reason"], by=request.user)
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, _("The hold is lifted."))
            return redirect("accounts:holds")
    return _page(request, HoldForm(by=request.user), form)


def _page(request: HttpRequest, form: HoldForm, lifting: LiftForm | None = None) -> HttpResponse:
    rows = [(hold, _form_of(hold.code, lifting)) for hold in queries.holds(request.user)]
    context = {"form": form, "lifting": lifting, "rows": rows}
    return render(request, "portal/own_data/holds.html", context)


def _form_of(code: str, lifting: LiftForm | None) -> LiftForm:
    return lifting if lifting and lifting.prefix == code else LiftForm(prefix=code)
