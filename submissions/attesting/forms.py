"""Which finding, and why it is none."""

import re
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

NAMES = re.compile(r"(attest-\d{1,4})-reason")


class AttestForm(forms.Form):
    """Why a finding does not identify the writer. A part of the form of the part, by its prefix."""

    place = forms.CharField(max_length=80, widget=forms.HiddenInput)
    found = forms.CharField(max_length=200, widget=forms.HiddenInput, strip=False)
    reason = forms.CharField(label=_("Why this does not identify you"), max_length=1000)


def given(data: Mapping[str, str]) -> list[AttestForm]:
    """The forms of a POST in which a reason was typed."""
    matches = (NAMES.fullmatch(name) for name in data if data[name].strip())
    return [AttestForm(data, prefix=match[1]) for match in matches if match]


def typed(data: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """{(place, found): the reason as typed}, to show it again."""
    return {
        (data.get(f"{form.prefix}-place", ""), data.get(f"{form.prefix}-found", "")): (
            data[f"{form.prefix}-reason"]
        )
        for form in given(data)
    }
