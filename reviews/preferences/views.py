"""How you read: load, field and absence on one page."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from reviews.agreeing import policy as agreeing
from reviews.claiming import desks
from reviews.models import Absence
from reviews.preferences import actions
from reviews.preferences.forms import AbsenceForm, RoleForm


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """One's own roles and absence; one form, kept whole or not at all."""
    user = request.user
    roles = list(desks.roles(user).select_related("issuer").order_by("issuer__name"))
    if not roles:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    away = AbsenceForm(sent, zone=user.time_zone, absence=Absence.objects.filter(user=user).first())
    forms = [RoleForm(sent, role=role) for role in roles]
    every = [away, *forms]
    wrong = any(form.errors for form in every)
    if sent is not None and not wrong:
        _keep(request, away, forms)
        return redirect("reviews:preferences")
    values = {
        "away": away,
        "forms": forms,
        "every": every,
        "accepted": agreeing.accepted(user),
    }
    return render(request, "reviews/preferences.html", values, status=422 if wrong else 200)


@transaction.atomic
def _keep(request: HttpRequest, away: AbsenceForm, forms: list[RoleForm]) -> None:
    actions.be_away(**away.cleaned_data, by=request.user)
    for form in forms:
        actions.arrange(form.role, form.wishes, by=request.user)
    messages.success(request, _("Saved. It holds from your next claim on."))
