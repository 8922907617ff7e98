"""Why a finding is none."""

import re
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

BUTTON = re.compile(r"attest-([0-9a-f]{12})")
NAMES = re.compile(rf"{BUTTON.pattern}-reason")


class AttestForm(forms.Form):
    """Why a finding does not identify the writer. A part of the form of the part, by its prefix."""

    reason = forms.CharField(label=_("Why this does not identify you"), max_length=1000)


def given(data: Mapping[str, str]) -> dict[str, AttestForm]:
    """The forms of a POST in which a reason was typed, by the key of the finding."""
    matches = (NAMES.fullmatch(name) for name in data if data[name].strip())
    return {match[1]: AttestForm(data, prefix=f"attest-{match[1]}") for match in matches if match}


def typed(data: Mapping[str, str]) -> dict[str, str]:
    """{key of the finding: the reason as typed}, to show it again."""
    return {key: data[f"attest-{key}-reason"] for key in given(data)}


def pressed(data: Mapping[str, str]) -> str:
    """The key of the finding whose button was pressed, or an empty string."""
    match = BUTTON.fullmatch(data.get("intent", ""))
    return match[1] if match else ""
