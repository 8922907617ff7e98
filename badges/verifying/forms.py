"""What a visitor brings, and optionally whose it should be."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from badges.verifying import words
from badges.verifying.presented import MOST_FILE, MOST_TEXT, Presented, Unreadable, of_file, of_text

ACCEPTED = ".png,.svg,.json,.jws,.txt,image/png,image/svg+xml,application/json"


class VerifyForm(forms.Form):
    """A text or a file, and a mail address to compare; `brought` is what was read of it."""

    badge = forms.CharField(
        label=_("Address, data or signed text of the badge"),
        help_text=_("Paste a link to the badge, its data (JSON), or its signed text."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label=_("Or the file of the badge"),
        help_text=_("A PNG or SVG with the badge inside, or its data; at most 2 MB."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    mail = forms.EmailField(
        label=_("Whose should it be?"),
        help_text=_("A mail address. You learn whether the badge is about it, and nothing else."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    brought: Presented | None = None

    def clean(self) -> None:
        """One of the two, and read; what cannot be is said beside the field."""
        text, file = self.cleaned_data.get("badge", ""), self.cleaned_data.get("file")
        if bool(text) == (file is not None):
            both = gettext("Either the text or the file: two badges cannot be checked at once.")
            neither = gettext("Paste the address or the data of a badge, or choose its file.")
            self.add_error("badge", both if text else neither)
            return
        try:
            self.brought = of_text(text) if file is None else _read(file)
        except Unreadable as error:
            self.add_error("badge" if file is None else "file", words.unreadable(error.code))

    def clean_badge(self) -> str:
        """Not longer than any badge is; the widget has no limit, so that nothing is cut off."""
        text: str = self.cleaned_data["badge"]
        if len(text) > MOST_TEXT:
            raise forms.ValidationError(words.unreadable("long"))
        return text


def _read(file: UploadedFile) -> Presented:
    if (file.size or 0) > MOST_FILE:
        raise Unreadable("long")
    return of_file(file.read())
