"""What strangers may see of one badge."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from badges.models import Choice
from portal.accounts.models import User
from submissions import identity_all
from submissions.authors import profile_of

LONGEST = 1500


class ChoiceForm(forms.Form):
    """Three switches and a text; names in the text are asked about once before it is kept."""

    name = forms.BooleanField(
        label=_("Show my name on the public page"),
        help_text=_(
            "It stands on the page only: never in the data, the picture or their addresses."
        ),
        required=False,
    )
    on_profile = forms.BooleanField(label=_("Show this badge on my public profile"), required=False)
    evidence = forms.BooleanField(
        label=_("Show my own words on the evidence page"),
        help_text=_("The work that you handed in is never shown there, whatever you choose."),
        required=False,
    )
    text = forms.CharField(
        label=_("My own words about the evidence"),
        help_text=_("Anyone can read this. Write nothing that tells who a student or a family is."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    sure = forms.BooleanField(
        label=_("I have looked: nobody is named who has not agreed to it"), required=False
    )

    def __init__(self, data: Any = None, *, choice: Choice | None, person: User) -> None:
        """`choice` is as it stands, None where nothing was chosen yet."""
        super().__init__(data, initial=_standing(choice))
        self._found = _names(data.get("text", ""), person) if data else []
        if not self._found:
            self.fields["sure"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Words that are to be shown must be there, and what looks like a name is asked about."""
        found = super().clean() or self.cleaned_data
        if found.get("evidence") and not found.get("text", "").strip():
            self.add_error("text", gettext("Write a few words, or leave them unshown."))
        if found.get("evidence") and self._found and not found.get("sure"):
            self.add_error("text", _question(self._found))
        return found


def _question(named: list[str]) -> str:
    return gettext(
        "This looks like it tells who somebody is: %(names)s. Take it out, or say below that you "
        "have looked."
    ) % {"names": ", ".join(named)}


def _names(text: str, person: User) -> list[str]:
    """What looks like a name of a person or a way to reach one, each once."""
    hits = identity_all.scan(text, profile_of(person), "evidence")
    return list(dict.fromkeys(hit.found for hit in hits))


def _standing(choice: Choice | None) -> dict[str, Any]:
    if choice is None:
        return {}
    return {
        "name": choice.name_shown,
        "on_profile": choice.on_profile,
        "evidence": choice.evidence_shown,
        "text": choice.evidence_text,
    }
