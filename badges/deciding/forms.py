"""What an approver writes with a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from badges.deciding import policy
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
        self.against = against
        if against:
            self.fields["override_reason"].required = True
        else:
            del self.fields["override_reason"]

    def clean_override_reason(self) -> str:
        """A sentence at least."""
        reason = self.cleaned_data["override_reason"]
        verdict = policy.may_override(False, reason)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return reason


class Declining(Deciding):
    """The same, and against readings that say met: which parts are not yet, told to the educator."""

    parts = forms.TypedMultipleChoiceField(
        label=_("Which parts are not yet met?"),
        help_text=_("They open again; the others stay met."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the parts that are not yet met. They open again.")},
    )

    field_order = ("parts", "message", "override_reason")

    def __init__(self, *args: Any, parts: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.against:
            del self.fields["parts"]
            return
        self.fields["parts"].choices = parts
        message = self.fields["message"]
        message.required = True
        message.error_messages["required"] = _(
            "Write to the educator what is missing; the readings do not say it."
        )


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


class Doubting(forms.Form):
    """Why one more reading is wanted."""

    reason = forms.CharField(
        label=_("What do you doubt?"),
        help_text=_("Kept with the decision. No reader sees it, nor does the educator."),
        max_length=2000,
        widget=forms.Textarea(attrs=SMALL),
        error_messages={"required": _("Say what you doubt.")},
    )


def refused(form: forms.Form, error: Refused) -> None:
    """Show a refusal on the form that asked, with everything typed kept."""
    form.add_error(None, str(error))
