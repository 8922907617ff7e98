"""A picture of one's own, made harmless while the form is read, with its words."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from badges.sanitising import sandbox
from badges.sanitising.allowed import MOST_BYTES
from badges.sanitising.reasons import Unfit


class UploadForm(forms.Form):
    """A file and what it shows. `cleaned_data["picture"]` is a `sandbox.Ready`."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_(
            "A square PNG or SVG of at most 2 MB, best of 600 by 600 pixels. Fonts differ from "
            "computer to computer: turn the letters of a drawing into outlines first."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".png,.svg,image/png,image/svg+xml"}),
    )
    alt = forms.CharField(
        label=_("What it shows, in words"),
        help_text=_(
            "For who cannot see it. It is written into the badge too, in the language of the badge: "
            "“A blue shield with an open book”."
        ),
        max_length=200,
    )

    def clean_picture(self) -> sandbox.Ready:
        """The picture as the sealed room gives it back; or why it does not, and what to do."""
        file: UploadedFile = self.cleaned_data["picture"]
        try:
            if (file.size or 0) > MOST_BYTES:
                raise Unfit("too_big")
            return sandbox.ready(file.read(), locked=settings.PRODUCTION)
        except Unfit as unfit:
            said = gettext(unfit.sentence), gettext(unfit.what_to_do)
            raise forms.ValidationError(" ".join(said), code=unfit.code) from unfit
