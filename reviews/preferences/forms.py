"""How much, of what, and when not, as forms."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from portal.kit.components.speech import lang_of
from portal.kit.forms import sensible
from reviews.models import Absence, Assessor
from reviews.preferences import queries
from reviews.preferences.actions import Wishes
from reviews.preferences.policy import MOST

LONGEST = dt.timedelta(days=366)


def _date(label: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[sensible], required=False)


def _own(choices: list[queries.Choice]) -> list[queries.Choice]:
    """The catalogue's own names, marked as being in its language."""
    return [(slug, _marked(name)) for slug, name in choices]


def _marked(name: str) -> SafeString:
    return format_html("<span{}>{}</span>", lang_of(), name)


class AbsenceForm(forms.Form):
    """The days away: both or none."""

    first = _date(_("First day away"))
    last = _date(_("Last day away"))

    def __init__(self, data: Any, *, zone: str, absence: Absence | None) -> None:
        here = ZoneInfo(zone)
        known = {
            "first": absence.starts_at.astimezone(here).date(),
            "last": absence.ends_at.astimezone(here).date(),
        } if absence else {}  # fmt: skip
        super().__init__(data, prefix="away", initial=known)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """Both days or none, in order, not gone by and not for ever."""
        found = super().clean()
        if self.errors:
            return found
        first, last = found["first"], found["last"]
        if bool(first) != bool(last):
            self.add_error("first" if last else "last", _now("Give both days, or neither."))
        elif first and last < first:
            self.add_error("last", _now("The last day comes before the first."))
        elif first and last < clock.today(self.zone):
            self.add_error("last", _now("That day is over. To be back, leave both days empty."))
        elif first and last - first > LONGEST:
            self.add_error("last", _now("Choose a year at most."))
        return found


class RoleForm(forms.Form):
    """One role: how much at a time, and what."""

    max_open = forms.IntegerField(
        label=_("Most reviews on your desk at a time"),
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    skills = forms.MultipleChoiceField(
        label=_("Stacks you read"),
        help_text=_("With nothing chosen here and below, you are offered everything."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    titles = forms.MultipleChoiceField(
        label=_("Single titles you read besides"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    not_my_field = forms.MultipleChoiceField(
        label=_("Not your field"),
        help_text=_("You gave these back for that reason. Untick what you want to be offered."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, role: Assessor) -> None:
        foreign = list(role.not_my_field.order_by("title").values_list("slug", "title"))
        known = {
            "max_open": role.max_open,
            "skills": list(role.skills.values_list("slug", flat=True)),
            "titles": list(role.titles.values_list("slug", flat=True)),
            "not_my_field": [slug for slug, _title in foreign],
        }
        super().__init__(data, prefix=f"role-{role.issuer.slug}", initial=known)
        self.role = role
        self.fields["skills"].choices = _own(queries.stacks(role.issuer))
        self.fields["titles"].choices = [
            (_marked(name) if name else _now("In no stack"), _own(found))
            for name, found in queries.titles(role.issuer)
        ]
        self.fields["not_my_field"].choices = _own(foreign)
        for name in ("skills", "titles", "not_my_field"):
            if not self.fields[name].choices:
                del self.fields[name]

    @property
    def wishes(self) -> Wishes:
        """What was asked for; the form is valid."""
        return Wishes(**self.cleaned_data)
