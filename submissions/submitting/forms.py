"""The checklist before submitting, and the note on a later attempt."""

from django import forms
from django.utils.translation import gettext_lazy as _

TICK = {"required": _("Tick this to submit.")}


class SubmitForm(forms.Form):
    """Honour and identity, both to be ticked; a note from the second attempt on."""

    honest = forms.BooleanField(
        label=_("This is my own work, and I may show the students' work that is in it."),
        error_messages=TICK,
    )
    unnamed = forms.BooleanField(
        label=_("I looked at what readers will see; nothing in it says who I am."),
        error_messages=TICK,
    )


class NoteForm(forms.Form):
    """What changed since the last attempt, for whoever reads this one."""

    note = forms.CharField(
        label=_("Your note to the readers"),
        help_text=_("What did you change since the last attempt? No names."),
        required=False,
        max_length=4000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "answer"}),
    )
