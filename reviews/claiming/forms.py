"""Giving a work back."""

from django import forms
from django.utils.translation import gettext_lazy as _

REASONS = [
    ("later", _("I cannot get to it now; I, or someone else, may take it again")),
    ("load", _("I have too much on my desk")),
    ("skill", _("It is not my field; offer me no other of this title")),
    ("conflict", _("I have a conflict of interest; offer me nothing of this author again")),
    ("recognised", _("I recognize whose work this is; tell the anonymity officer, not by whom")),
]


class GiveBackForm(forms.Form):
    """Why, each with what follows from it. The author learns none of it."""

    token = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why do you give it back?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you give it back.")},
    )
