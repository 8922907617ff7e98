"""Arranging the keys of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.desk import keys


class KeysForm(forms.Form):
    """Single keys on or off, the help key on or off, and a key for each act."""

    single_keys = forms.BooleanField(
        label=_("Use single keys at the review desk"),
        required=False,
        help_text=_(
            "They work outside of text fields only. Leave this off if you speak to your computer."
        ),
    )
    help_key = forms.BooleanField(label=_("Open this list with the key ?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for act, does in keys.DOES.items():
            self.fields[act] = forms.CharField(
                label=does,
                max_length=1,
                min_length=1,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
                error_messages={"required": _("Give it a key, or switch single keys off.")},
            )

    @property
    def acts(self) -> list[forms.BoundField]:
        """The fields of the acts, in order."""
        return [self[act] for act in keys.DOES]

    def clean(self) -> dict[str, Any]:
        """One key does one thing; digits choose levels and ? opens the list."""
        values = super().clean() or {}
        chosen = {act: values[act].lower() for act in keys.DOES if values.get(act)}
        for act in keys.clashing(chosen):
            self.add_error(act, _("Another line has this key too."))
        for act, key in chosen.items():
            if key.isdigit() or key in "?" or not key.isprintable() or key.isspace():
                self.add_error(act, _("Digits choose levels and ? opens the list; take another."))
        return {**values, **chosen}
