"""Retiring a key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from badges.models import SigningKey


class RetireForm(forms.Form):
    """Why, and what happened. A key that is retired already can only turn out compromised."""

    reason = forms.ChoiceField(
        label=_("Why is it retired?"),
        choices=SigningKey.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why the key is retired.")},
    )
    note = forms.CharField(
        label=_("What happened"),
        help_text=_("A sentence for your colleagues. It stays on record and is not published."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": _("Write in a sentence what happened; it stays on record.")},
    )

    def __init__(self, *args: Any, key: SigningKey, **options: Any) -> None:
        super().__init__(*args, **options)
        if key.retired_at:
            compromised = SigningKey.Reason.COMPROMISED
            self.fields["reason"].choices = [(compromised.value, compromised.label)]
            self.fields["reason"].initial = compromised.value

    def refuse(self, sentence: str) -> None:
        """Show what was refused beside the sentence that was written."""
        self.add_error("note", sentence)

    def values(self) -> tuple[str, str]:
        """The reason and the note."""
        return self.cleaned_data["reason"], self.cleaned_data["note"]
