"""Giving a work back."""

from django import forms
from django.utils.translation import gettext_lazy as _

REASONS = [
    ("later", _("I cannot get to it now; I, or someone else, may take it again")),
    ("load", _("I have too much on my desk")),
    ("skill", _("It is not my field")),
    ("conflict", _("I have a conflict of interest")),
    ("recognised", _("I recognize whose work this is")),
]


class GiveBackForm(forms.Form):
    """Why; only the last two are kept as a reason never to meet again."""

    token = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why do you give it back?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you give it back.")},
    )
