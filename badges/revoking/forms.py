"""Why a badge is to be taken back, and what its earner says to that."""

from django import forms
from django.utils.translation import gettext_lazy as _

from badges.models import Revocation


class AskForm(forms.Form):
    """The reason by its code, and what happened."""

    reason = forms.ChoiceField(
        label=_("Why is it to be taken back?"),
        choices=Revocation.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    note = forms.CharField(
        label=_("What happened?"),
        help_text=_(
            "Its earner reads it and answers, and the second person decides by it. It is never "
            "published. Name nobody who read or decided the work."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )


class ReplyForm(forms.Form):
    """The earner's own words."""

    reply = forms.CharField(
        label=_("Your answer"),
        help_text=_("The managers of the issuer read it before they decide. You can send it once."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=8000,
    )
