"""Asking who stands behind a code."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.unblinding import queries
from reviews.models import Unblinding


class AskForm(forms.Form):
    """Whom, by which code, and why."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do you have to know?"),
        choices=Unblinding.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you have to know.")},
    )
    code = forms.CharField(
        label=gettext_lazy("Code of the work"),
        help_text=gettext_lazy(
            "Eight letters and figures, as they stand on a reader's desk or on the approver's."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        max_length=20,
    )
    reading = forms.IntegerField(
        label=gettext_lazy("Number of the reading"),
        help_text=gettext_lazy(
            "Only to know who read it, with the code of the approver's desk: 1 for the first."
        ),
        required=False,
        min_value=1,
        max_value=9,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "The second person decides by it, and it stays on record. Name nobody in it."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )

    def __init__(self, *args: Any, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.by = by
        self.found: queries.Found | None = None

    def clean(self) -> dict[str, Any]:
        """Find whom the code stands for; one sentence for absent, not theirs and nobody there."""
        given = super().clean() or self.cleaned_data
        if "kind" in given and "code" in given and "reading" in given:
            self.found = queries.find(self.by, given["kind"], given["code"], given["reading"])
            if self.found is None:
                self.refuse(_("Nobody you may ask about has this code. Check every character."))
        return given

    def refuse(self, sentence: str) -> None:
        """Show what was refused beside the code."""
        self.add_error("code", sentence)
