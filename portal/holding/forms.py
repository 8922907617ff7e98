"""The forms that set and lift a legal hold."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.holding import queries
from submissions.models import Enrollment


def _reason() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stands in the audit. Name nobody in it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class HoldForm(forms.Form):
    """Which work, and why."""

    work = forms.CharField(
        label=gettext_lazy("Receipt or address of the work"),
        help_text=gettext_lazy(
            "The receipt stands in the educator's mail after handing in. For work that was never "
            "handed in take its address, which contains /work/."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        max_length=300,
    )
    reason = _reason()

    def __init__(self, *args: Any, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.by = by

    def clean_work(self) -> Enrollment:
        """The work; the same sentence for what is not there and what is not theirs."""
        found = queries.find(self.by, self.cleaned_data["work"])
        if found is None:
            raise forms.ValidationError(
                _("No work you look after has this receipt or address. Check every character.")
            )
        return found

    def refuse(self, sentence: str) -> None:
        """Show what the action refused beside the work."""
        self.add_error("work", sentence)


class LiftForm(forms.Form):
    """Why the hold ends."""

    reason = _reason()

    def refuse(self, sentence: str) -> None:
        """Show what the action refused beside the reason."""
        self.add_error("reason", sentence)
