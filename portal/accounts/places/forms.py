"""The form of an affiliate."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts import affiliates
from portal.accounts.fields import TimeZoneField
from portal.accounts.models import Affiliate


class AffiliateForm(forms.ModelForm):
    """Name, place in the tree, words and time zone."""

    time_zone = TimeZoneField(_("Due dates end at midnight in it."))

    class Meta:
        model = Affiliate
        fields = ["name", "short_name", "slug", "level", "parent", "words", "time_zone"]
        labels = {
            "name": _("Name"),
            "short_name": _("Short name"),
            "slug": _("Name in addresses"),
            "level": _("Level"),
            "parent": _("Belongs to"),
            "words": _("Its word for what educators earn"),
        }
        help_texts = {
            "slug": _("Lower-case letters, figures and hyphens; it cannot be changed later."),
            "words": _("Pages, mails and badges of its members use it."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].empty_label = _("Nothing: it stands at the top")
        self.fields["level"].choices = [("", _("Choose")), *Affiliate.Level.choices]
        if self.instance.pk:
            del self.fields["slug"]
            below = affiliates.subtree(self.instance)
            self.fields["parent"].queryset = Affiliate.objects.exclude(pk__in=below)

    def clean(self) -> dict[str, Any]:
        """Below the national level an affiliate belongs to another one."""
        data = super().clean() or self.cleaned_data
        if data.get("level") not in (None, "national") and not data.get("parent"):
            self.add_error("parent", gettext("Choose what it belongs to."))
        return data
