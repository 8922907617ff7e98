"""Inviting one person, and reading a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plc.inviting import lists
from plc.models import Seat


class InvitationForm(forms.Form):
    """One address and what the person will be."""

    email = forms.EmailField(
        label=_("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label=_("As"), choices=Seat.Role.choices, widget=forms.RadioSelect, initial=Seat.Role.MEMBER
    )


class ListForm(forms.Form):
    """A pasted list or a file; `text` comes out, whichever was given."""

    lines = forms.CharField(
        label=_("Names and mail addresses, one person a line"),
        required=False,
        max_length=lists.LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("For example: Dana Ruiz, dana@example.org"),
    )
    file = forms.FileField(
        label=_("Or a CSV file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, readable as text."""
        given = super().clean()
        given["text"] = given.get("lines") or ""
        if given.get("file"):
            try:
                given["text"] = lists.decode(given["file"].read(lists.LONGEST + 1))
            except lists.Unreadable as error:
                self.add_error("file", str(error))
        elif not given["text"].strip() and "lines" not in self.errors and "file" not in self.errors:
            self.add_error("lines", _("Paste at least one line, or choose a file."))
        return given
