"""One small form per kind of evidence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from submissions.limits import storable

ACCEPTED = (
    ".pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx,.pptx,.xlsx,.odt,.odp,.ods,"
    ".mp4,.m4v,.mov,.webm,.weba,.mkv,.mp3,.m4a,.aac,.wav,.ogg,.oga,.opus"
)


class Captioned(forms.Form):
    """What every kind has."""

    caption = forms.CharField(
        label=_("What it shows"),
        required=False,
        max_length=200,
        help_text=_("A few words for the people who read it. No names."),
    )


class TextForm(Captioned):
    """Typed evidence."""

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        validators=[storable],
        widget=forms.Textarea(attrs={"rows": 10, "class": "answer"}),
    )
    field_order = ["text", "caption"]

    def __init__(self, part: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if part.word_scope == "item" and part.word_max:
            self.fields["text"].widget.attrs["data-words-max"] = str(part.word_max)


class LinkForm(Captioned):
    """A web address; readers open it outside of the portal."""

    url = forms.URLField(
        label=_("Web address"),
        max_length=500,
        assume_scheme="https",
        help_text=_("Look at it in a private window first: does the page show your name?"),
        error_messages={"invalid": _("Enter a whole web address, such as https://example.org/x.")},
    )
    field_order = ["url", "caption"]


class FileForm(Captioned):
    """A PDF, a picture, an Office or OpenDocument file, or a recording."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=255,
        help_text=_(
            "PDF, Word, PowerPoint, Excel or OpenDocument file, or a JPEG, PNG, WebP or HEIC "
            "picture, up to 50 MB; video (MP4, MOV, WebM) or sound (MP3, M4A, WAV, Ogg) up to 500 "
            "MB and one hour. Everything hidden in it is removed, and its name too. Faces and "
            "voices stay."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file first."),
            "max_length": _("The file's name is too long; rename it and choose it again."),
        },
    )
    field_order = ["file", "caption"]


FORMS = {"text": TextForm, "link": LinkForm, "file": FileForm}
