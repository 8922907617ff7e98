"""The box below the confidentiality agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AcceptForm(forms.Form):
    """One box to tick."""

    agreed = forms.BooleanField(
        label=_("I have read this and promise it"),
        error_messages={"required": _("Tick the box to promise it; you can take work after that.")},
    )
