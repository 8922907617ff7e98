"""Which badge a button was pressed for."""

from django import forms

VERBS = ("resend", "address")


class PressedForm(forms.Form):
    """The public id of an award, and what is to be done about it."""

    award = forms.UUIDField()
    verb = forms.ChoiceField(choices=[(verb, verb) for verb in VERBS])
