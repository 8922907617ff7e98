"""The box of the Agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AgreementForm(forms.Form):
    """One box to tick (row D4)."""

    agreed = forms.BooleanField(
        label=_("I have read this and agree"),
        error_messages={"required": _("Tick the box to agree; the parts open after that.")},
    )
