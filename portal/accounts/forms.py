"""Registration: what the portal asks beside address and password."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User


class RegistrationForm(forms.Form):
    """Names, for greeting, certificate and the identity check of one's own work."""

    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth with the new person."""
        user.given_name = self.cleaned_data["given_name"]
        user.family_name = self.cleaned_data["family_name"]
        user.save(update_fields=["given_name", "family_name"])

    def clean(self) -> dict[str, Any]:
        """Nothing across fields yet."""
        return super().clean() or self.cleaned_data
