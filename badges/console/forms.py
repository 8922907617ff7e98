"""The filters of the award list, and the names of its columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from badges.console.blind import Stands
from badges.console.queries import Filters
from portal.kit.forms import CatalogueSelect, sensible


def columns(*, named: bool) -> list[str]:
    """The headings of the file, in the reader's language."""
    said = [_("Title"), _("Awarded"), _("Expires"), _("Status"), _("Public address")]
    return [_("Name"), *said] if named else said


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=[sensible])


class FilterForm(forms.Form):
    """Status, awarded from and to (both days included), title."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    title = forms.ChoiceField(label=gettext_lazy("Title"), required=False, widget=CatalogueSelect)
    since = _day(gettext_lazy("Awarded from"))
    until = _day(gettext_lazy("Awarded until"))

    def __init__(self, *args: Any, titles: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["status"].choices = [("", _("Every status")), *Stands.choices]
        self.fields["title"].choices = [("", _("All titles")), *((one, one) for one in titles)]

    def clean(self) -> dict[str, Any]:
        """The second day is not before the first. A word that no list has stays in its list."""
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first."))
        for name in {"status", "title"} & set(self.errors):
            self.fields[name].widget.choices += [(self[name].value(), self[name].value())]
        return given

    def filters(self) -> Filters:
        """The filters of a valid form."""
        given = self.cleaned_data
        return Filters(given["status"], given["since"], given["until"], given["title"])

    def problem(self) -> str:
        """What is wrong, as one sentence without a page around it."""
        said = [
            f"{self.fields[name].label}: {' '.join(all_)}" for name, all_ in self.errors.items()
        ]
        return _("No file was made, because a filter is wrong. %(what)s") % {"what": " ".join(said)}
