"""Every Django form looks like Cairn without being told: settings point FORM_RENDERER here."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _

from portal.kit.components.speech import elsewhere

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)


def sensible(day: dt.date) -> None:
    """A validator of fields: arithmetic with days beyond these leaves what a date can hold."""
    if not FIRST <= day <= LAST:
        years = {"first": FIRST.year, "last": LAST.year}
        raise ValidationError(_("Choose a day between the years %(first)s and %(last)s.") % years)


class CatalogueSelect(forms.Select):
    """Choices named by the catalogue, marked as its language on a page in another."""

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        """The empty choice is the page's own."""
        made = super().create_option(name, value, *args, **options)
        if value and (language := elsewhere()):
            made["attrs"]["lang"] = language
        return made


class CairnRenderer(TemplatesSetting):
    """Forms and fields through the house's templates; needs the app "django.forms"."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
