"""A field of forms that people, affiliates and issuers have alike."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts import zones


class TimeZoneField(forms.ChoiceField):
    """A time zone, chosen from the list of `zones`; the help says what it is used for."""

    def __init__(
        self, help_text: object, *, choices: Callable[[], Any] = zones.choices, **options: Any
    ) -> None:
        options.setdefault("label", _("Time zone"))
        options.setdefault("widget", forms.Select(attrs={"class": "medium"}))
        super().__init__(choices=choices, help_text=help_text, **options)
