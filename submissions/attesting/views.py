"""Standing by a finding of the identity check."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions.attesting import actions
from submissions.attesting.forms import AttestForm
from submissions.writing.finding import find


@require_POST
@signed_in
def attest(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Stand by a finding with a reason (row D10)."""
    enrollment, entry = find(request, code, number)
    form = AttestForm(request.POST)
    if form.is_valid():
        try:
            actions.attest(entry, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Noted with your reason."))
    else:
        messages.error(request, _("Say in a few words why this does not identify you."))
    page = reverse("submissions:part", args=[enrollment.code, number])
    return redirect(f"{page}#identity")
