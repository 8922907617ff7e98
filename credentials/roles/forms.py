"""The form of an issuer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials.models import Issuer
from portal.accounts.fields import TimeZoneField


class IssuerForm(forms.ModelForm):
    """What stands on its public page and in its badges, its words and time zone."""

    url = forms.URLField(label=_("Web address"), assume_scheme="https")
    time_zone = TimeZoneField(_("Its business days are counted in it."))
    answer_days = forms.IntegerField(
        label=_("Business days to an answer"),
        help_text=_("Promised to educators as a date when they hand in; empty means 10."),
        required=False,
        min_value=1,
        max_value=60,
    )

    class Meta:
        model = Issuer
        fields = [
            "name", "slug", "url", "email", "tagline", "description", "words", "time_zone",
            "answer_days",
        ]  # fmt: skip
        labels = {
            "name": _("Name"),
            "slug": _("Name in addresses"),
            "email": _("Mail address for questions about badges"),
            "tagline": _("Motto"),
            "description": _("About it"),
            "words": _("Its word for what educators earn"),
        }
        help_texts = {
            "slug": _("Lower-case letters, figures and hyphens; it cannot be changed later.")
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            del self.fields["slug"]
