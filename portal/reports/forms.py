"""The filters of R1, and the names of its columns."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kit import vocabulary
from portal.kit.forms import CatalogueSelect, sensible
from portal.reports.queries import Filters
from submissions.status import Public


def columns() -> list[str]:
    """The headings of the file, in the reader's language and words."""
    return [
        _("Name"), _("Local"), vocabulary.current().Singular, _("Version"), _("Started"), _("Due"),
        _("Days left"), _("Parts done"), _("Parts"), _("Units earned"), _("Units"), _("Status"),
        _("Attempts"), _("Last activity"),
    ]  # fmt: skip


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=[sensible])


class FilterForm(forms.Form):
    """Started from and to (both days included), stack, family of evidence, cohort, status."""

    since = _day(gettext_lazy("Started from"))
    until = _day(gettext_lazy("Started until"))
    stack = forms.ChoiceField(label=gettext_lazy("Stack"), required=False, widget=CatalogueSelect)
    evidence = forms.ChoiceField(label=gettext_lazy("Evidence"), required=False)
    cohort = forms.ChoiceField(label=gettext_lazy("Cohort"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)

    def __init__(
        self,
        *args: Any,
        stacks: list[tuple[str, str]],
        families: list[tuple[str, str]],
        cohorts: list[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["stack"].choices = [("", _("All stacks")), *stacks]
        self.fields["evidence"].choices = [("", _("All evidence")), *families]
        self.fields["cohort"].choices = [("", _("All cohorts")), *cohorts]
        self.fields["status"].choices = [("", _("Every status")), *Public.choices]

    def clean(self) -> dict[str, Any]:
        """The second day is not before the first. A word that no list has stays in its list."""
        given = super().clean()
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first."))
        for name in {"stack", "evidence", "cohort", "status"} & set(self.errors):
            self.fields[name].widget.choices += [(self[name].value(), self[name].value())]
        return given

    def problem(self) -> str:
        """What is wrong, as one sentence without a page around it."""
        said = [
            f"{self.fields[name].label}: {error}"
            for name, found in self.errors.items()
            for error in found
        ]
        return _("No file was made, because a filter is wrong. %(what)s") % {"what": " ".join(said)}

    def filters(self, zone: str) -> Filters:
        """The filters of a valid form as instants; days begin at midnight in `zone`."""
        given = self.cleaned_data
        after = given["until"] + dt.timedelta(days=1) if given.get("until") else None
        return Filters(
            since=_midnight(given.get("since"), zone),
            until=_midnight(after, zone),
            stack=given.get("stack", ""),
            evidence=given.get("evidence", ""),
            cohort=given.get("cohort", ""),
            status=given.get("status", ""),
        )


def _midnight(day: dt.date | None, zone: str) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(), ZoneInfo(zone)) if day else None
