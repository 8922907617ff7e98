"""The form that moves a due date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.forms import sensible


class ExtensionForm(forms.Form):
    """A new due date and why."""

    new_date = forms.DateField(
        label=_("New due date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[sensible],
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The educator reads this in a mail."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def refuse(self, sentence: str) -> None:
        """Show what the action refused beside the date."""
        self.add_error("new_date", sentence)

    def values(self) -> tuple[Any, str]:
        """The date and the reason."""
        return self.cleaned_data["new_date"], self.cleaned_data["reason"]
