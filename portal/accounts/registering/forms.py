"""Registration: what the portal asks beside address and password."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.accounts import queries, zones
from portal.accounts.fields import TimeZoneField
from portal.accounts.models import Affiliate, User
from portal.accounts.registering import actions

WHY_NAMES = _(
    "For your certificate, and to warn you when your own work names you. Assessors never see it."
)


class AffiliateField(forms.ChoiceField):
    """A select of every state and local; the value is the affiliate, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=_affiliates, required=False, **options)

    def clean(self, value: Any) -> Affiliate | None:
        """The affiliate with this slug; raises ValidationError for one that is not there."""
        slug = super().clean(value)
        return Affiliate.objects.get(slug=slug) if slug else None


def _affiliates() -> list[Any]:
    return [("", _("My affiliate is not in this list")), *queries.locals_by_state()]


def _zones_or_affiliate() -> list[Any]:
    return [("", _("The one of my affiliate")), *zones.choices()]


class WhoForm(forms.Form):
    """The fields that registration and details share."""

    given_name = forms.CharField(
        label=_("Given name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=80,
        help_text=WHY_NAMES,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    affiliate = AffiliateField(
        label=_("Your affiliate"),
        help_text=_("Your local, or your state. It sets the words and dates you see."),
    )
    member_number = forms.CharField(
        label=_("Member number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "medium", "autocomplete": "off"}),
    )
    school = forms.CharField(
        label=_("School"),
        max_length=160,
        required=False,
        help_text=_("So that we can warn you when your work names it."),
    )
    district = forms.CharField(
        label=_("District"),
        max_length=160,
        required=False,
        help_text=_("For the same reason."),
    )
    other_names = forms.CharField(
        label=_("Other names you go by"),
        required=False,
        max_length=500,
        help_text=_("One on each line: a nickname, a maiden name, what pupils call you."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    time_zone = TimeZoneField(
        _("Due dates and mails are shown in it."), choices=_zones_or_affiliate, required=False
    )


class RegistrationForm(WhoForm):
    """What the portal asks beside address and password; allauth's form builds on it."""

    field_order = [
        "email",
        "password1",
        "given_name",
        "family_name",
        "affiliate",
        "member_number",
        "school",
        "district",
        "other_names",
        "time_zone",
    ]

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth with the new person, who goes on in the language of this page."""
        details = {name: self.cleaned_data[name] for name in WhoForm.base_fields}
        actions.complete(user, details | {"language": get_language() or settings.LANGUAGE_CODE})
