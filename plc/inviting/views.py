"""The pages that fill a cohort."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from plc.cohorts import queries
from plc.inviting import actions, lists
from plc.inviting.forms import InvitationForm, ListForm
from plc.models import Cohort, Seat
from portal.kit import clock
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Invite one person, `?as=` a role; below, who has not answered yet."""
    cohort = get_object_or_404(queries.managed(request.user), code=code)
    asked = {"role": request.GET["as"]} if request.GET.get("as") in Seat.Role.values else None
    form = InvitationForm(request.POST if request.method == "POST" else None, initial=asked)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.invite(cohort, given["email"], given["role"], by=request.user)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("Invited: %(email)s.") % {"email": given["email"]})
            return redirect("plc:invite", code)
    waiting = [(each, each.expires_at < clock.now()) for each in queries.pending(cohort)]
    context = {"cohort": cohort, "form": form, "waiting": waiting}
    return render(request, "plc/invite.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def import_list(request: HttpRequest, code: str) -> HttpResponse:
    """A list in; a preview with what is wrong on which line; then, on confirming, the mails."""
    cohort = get_object_or_404(queries.managed(request.user), code=code)
    posted = request.method == "POST"
    form = ListForm(request.POST, request.FILES) if posted else ListForm()
    if not posted or not form.is_valid():
        return _ask(request, cohort, form)
    try:
        rows = lists.parse(form.cleaned_data["text"], *_known(cohort))
    except lists.Unreadable as error:
        form.add_error("file" if form.cleaned_data.get("file") else "lines", str(error))
        return _ask(request, cohort, form)
    if "confirm" in request.POST:
        return _import(request, cohort, rows)
    good = [row for row in rows if not row.problem]
    bad = [row for row in rows if row.problem]
    again = ListForm(initial={"lines": form.cleaned_data["text"]})
    context = {"cohort": cohort, "good": good, "bad": bad, "form": again,
               "lines": form.cleaned_data["text"]}  # fmt: skip
    return render(request, "plc/import_preview.html", context)


def _ask(request: HttpRequest, cohort: Cohort, form: ListForm) -> HttpResponse:
    return render(request, "plc/import.html", {"cohort": cohort, "form": form})


def _known(cohort: Cohort) -> tuple[set[str], set[str]]:
    members = {seat.user.email.lower() for seat in queries.seats(cohort)}
    asked = queries.pending(cohort).filter(expires_at__gt=clock.now())
    return members, {each.email.lower() for each in asked}


def _import(request: HttpRequest, cohort: Cohort, rows: list[lists.Row]) -> HttpResponse:
    count = actions.import_members(cohort, rows, by=request.user)
    said = ngettext("%(n)s person is invited.", "%(n)s people are invited.", count) % {"n": count}
    messages.success(request, said)
    return redirect("plc:cohort", cohort.code)
