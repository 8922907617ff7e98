"""Standing by findings of the identity check, with the rest of what was typed on the page."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.kit.verdict import Refused
from submissions.attesting import actions
from submissions.attesting.forms import AttestForm, given, pressed
from submissions.models import PartEntry


def note(request: HttpRequest, entry: PartEntry) -> None:
    """Keep each reason that was typed, whichever button was pressed; say what came of it."""
    forms = given(request.POST)
    for key, form in forms.items():
        _note(request, entry, key, form)


def back_to(request: HttpRequest, page: str) -> str:
    """The finding whose button was pressed, on this page, asking for a reason where none came.

    Empty where it was another button.
    """
    key = pressed(request.POST)
    if not key:
        return ""
    asked = "" if key in given(request.POST) else f"?explain={key}"
    return f"{page}{asked}#find-{key}"


def _note(request: HttpRequest, entry: PartEntry, key: str, form: AttestForm) -> None:
    if not form.is_valid():
        messages.error(request, _("Say in a few words why this does not identify you."))
        return
    try:
        actions.attest(entry, key, form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted with your reason."))
