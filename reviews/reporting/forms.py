"""Reporting a place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.models import IdentityReport


class ReportForm(forms.Form):
    """What was seen; there is no field for words, which would say it once more."""

    token = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.CharField(widget=forms.HiddenInput, max_length=40)
    kind = forms.ChoiceField(
        label=_("What tells who it is?"),
        choices=IdentityReport.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you saw.")},
    )
