"""From a posted form to the action it asks for. True when it was done; else the form says why."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from badges.deciding import actions
from badges.deciding.forms import refused
from badges.deciding.page import Forms
from portal.kit.verdict import Refused
from submissions.models import Submission
from submissions.workflow import Moved

Verb = Callable[[Submission, HttpRequest, Forms], bool]


def _approve(submission: Submission, request: HttpRequest, forms: Forms) -> bool:
    form = forms.bind("approve", request.POST)
    return _try(form, lambda said: actions.approve(submission, by=request.user, **said))


def _decline(submission: Submission, request: HttpRequest, forms: Forms) -> bool:
    form = forms.bind("decline", request.POST)
    return _try(form, lambda said: actions.decline(submission, by=request.user, **said))


def _send_back(submission: Submission, request: HttpRequest, forms: Forms) -> bool:
    form = forms.bind("send_back", request.POST)
    slots = forms.case.slots
    return _try(
        form,
        lambda said: actions.send_back(
            submission, slots[said["slot"]], said["reason"], by=request.user
        ),
    )


def _third_read(submission: Submission, request: HttpRequest, forms: Forms) -> bool:
    form = forms.bind("third_read", request.POST)
    return _try(form, lambda said: actions.third_read(submission, said["reason"], by=request.user))


def _try(form: django_forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Moved is a page of its own: there is nothing left here to decide."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Moved:
        raise
    except Refused as error:
        refused(form, error)
        return False
    return True


VERBS: dict[str, Verb] = {
    "approve": _approve,
    "decline": _decline,
    "send_back": _send_back,
    "third_read": _third_read,
}
DONE = {
    "approve": _("%(code)s is approved. The badge is on its way."),
    "decline": _("%(code)s: not yet. The feedback is released."),
    "send_back": _("%(code)s went back for another look."),
    "third_read": _("%(code)s gets a third reading."),
}
