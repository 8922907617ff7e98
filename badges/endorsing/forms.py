"""What somebody said for an issuer, a stack or a credential, and who."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from badges.models import Endorsement
from badges.openbadges.rules import is_address
from credentials.models import Issuer, MicroCredential, Stack
from portal.kit import clock
from portal.kit.forms import CatalogueSelect, sensible

ITSELF = "issuer"


def _public(value: str) -> None:
    if not is_address(value):
        raise ValidationError(_("Write the whole address, from https:// on."))


class EndorsementForm(forms.ModelForm):
    """What it is about, the words, who says them and since when."""

    about = forms.ChoiceField(label=gettext_lazy("What is endorsed?"), widget=CatalogueSelect)
    endorser_url = forms.URLField(
        label=gettext_lazy("Their web address"), assume_scheme="https", validators=[_public]
    )
    endorsed_on = forms.DateField(
        label=gettext_lazy("Day of the endorsement"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[sensible],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of these words"), choices=settings.LANGUAGES
    )

    class Meta:
        model = Endorsement
        fields = [
            "about", "endorser", "endorser_url", "endorser_email", "comment", "language",
            "endorsed_on",
        ]  # fmt: skip
        labels = {
            "endorser": gettext_lazy("Who endorses it"),
            "endorser_email": gettext_lazy("Their mail address"),
            "comment": gettext_lazy("In their words"),
        }
        help_texts = {
            "endorser_email": gettext_lazy("It is published with the endorsement."),
            "comment": gettext_lazy("As they gave it to you; it is shown and published as it is."),
        }
        widgets = {"comment": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, of: Issuer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.issuer = of
        self.fields["about"].choices = [(ITSELF, of.name), *_offered(of)]

    def clean_endorsed_on(self) -> Any:
        """No day to come: verifiers refuse what is dated ahead."""
        day = self.cleaned_data["endorsed_on"]
        if day > clock.today("UTC"):
            raise ValidationError(_("This day is still to come."))
        return day

    def row(self) -> Endorsement:
        """The endorsement of a valid form, not yet stored."""
        kind, _dot, slug = self.cleaned_data["about"].partition(":")
        row = self.instance
        if kind == "stack":
            row.stack = Stack.objects.select_related("issuer").get(slug=slug)
        elif kind == "credential":
            row.credential = MicroCredential.objects.select_related("issuer").get(slug=slug)
        else:
            row.issuer = self.issuer
        return row


def _offered(issuer: Issuer) -> list[tuple[str, str]]:
    stacks = Stack.objects.filter(issuer=issuer).values_list("slug", "name")
    things = MicroCredential.objects.filter(issuer=issuer).order_by("title")
    titles = things.values_list("slug", "title")
    return [
        *((f"stack:{slug}", name) for slug, name in stacks),
        *((f"credential:{slug}", title) for slug, title in titles),
    ]
