"""Which finding, and why it is none."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AttestForm(forms.Form):
    """Why a finding does not identify the writer."""

    place = forms.CharField(max_length=80, widget=forms.HiddenInput)
    found = forms.CharField(max_length=200, widget=forms.HiddenInput, strip=False)
    reason = forms.CharField(label=_("Why this does not identify you"), max_length=1000)
