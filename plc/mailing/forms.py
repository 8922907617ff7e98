"""A mail to members, and a note to one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 5000
ALL = "all"


class MailForm(forms.Form):
    """To whom, subject, text. Asked for a label that nobody has, it chooses nobody by itself."""

    to = forms.ChoiceField(label=_("To"), choices=[])
    subject = forms.CharField(label=_("Subject"), max_length=150)
    text = forms.CharField(
        label=_("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 9})
    )

    def __init__(self, *args: Any, labels: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [(ALL, _("All members")), *labels]
        known = dict(self.fields["to"].choices)
        if not self.is_bound and self.initial.get("to") not in known:
            self.fields["to"].choices = [("", _("Choose to whom")), *known.items()]


class NoteForm(forms.Form):
    """A few lines to one member."""

    text = forms.CharField(
        label=_("Your note"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )
