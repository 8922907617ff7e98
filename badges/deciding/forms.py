"""What an approver writes with a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.verdict import Refused

SMALL = {"rows": 4}


class Deciding(forms.Form):
    """A message to the educator; a reason where the decision goes against the readings."""

    message = forms.CharField(
        label=_("Message to the educator"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs=SMALL),
    )
    override_reason = forms.CharField(
        label=_("Reason for deciding against the recommendation"),
        help_text=_("Kept with the decision. The educator does not see it."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=SMALL),
        error_messages={"required": _("Say why you decide against the recommendation.")},
    )

    def __init__(self, *args: Any, against: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if against:
            self.fields["override_reason"].required = True
        else:
            del self.fields["override_reason"]


class SendingBack(forms.Form):
    """A reason about the process, never about the person or the result."""

    slot = forms.TypedChoiceField(label=_("Which reading?"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What should be looked at again?"),
        help_text=_("About how the reading was done: a criterion left out, a comment missing."),
        max_length=2000,
        widget=forms.Textarea(attrs=SMALL),
        error_messages={"required": _("Say why you send it back.")},
    )

    def __init__(self, *args: Any, readings: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = readings
        self.fields["slot"].initial = readings[0][0] if len(readings) == 1 else None


def refused(form: forms.Form, error: Refused) -> None:
    """Show a refusal on the form that asked, with everything typed kept."""
    form.add_error(None, str(error))
