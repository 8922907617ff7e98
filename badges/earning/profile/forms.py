"""The public profile."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ProfileForm(forms.Form):
    """On or off, the name as its owner writes it, and a few words."""

    is_on = forms.BooleanField(
        label=_("My public profile is on"),
        help_text=_("Off, its address leads nowhere for anybody."),
        required=False,
    )
    name = forms.CharField(
        label=_("Name to show"),
        help_text=_("As you like to be called; it need not be the one on your certificates."),
        max_length=120,
        required=False,
    )
    about = forms.CharField(
        label=_("About me"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """A page that is on says whose it is."""
        found = super().clean() or self.cleaned_data
        if found.get("is_on") and not found.get("name"):
            self.add_error("name", gettext("Say which name your profile shows."))
        return found
