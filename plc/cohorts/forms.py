"""The form that makes a cohort."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials.models import Stack
from plc.cohorts import policy
from portal.accounts.models import Affiliate
from portal.kit.forms import CatalogueSelect, sensible

WEEKS = 8


def _date(label: object, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[sensible], **options)


class CohortForm(forms.Form):
    """Name, place, time, what it works on, and who leads it (row I1)."""

    name = forms.CharField(label=_("Name"), max_length=120)
    affiliate = forms.ModelChoiceField(
        Affiliate.objects.none(), label=_("Affiliate"), empty_label=None
    )
    stack = forms.ModelChoiceField(
        Stack.objects.all(),
        label=_("Stack"),
        required=False,
        widget=CatalogueSelect,
        empty_label=_("Each member chooses"),
        help_text=_("With a stack, the page of the cohort shows work from that stack only."),
    )
    starts_on = _date(_("First day"))
    ends_on = _date(_("Last day"), help_text=_("Six to eight weeks after the first day."))
    facilitates = forms.BooleanField(label=_("I facilitate this cohort"), required=False)
    facilitator = forms.EmailField(
        label=_("Mail address of a facilitator to invite"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, by: Any, today: dt.date, **options: Any) -> None:
        ends = today + dt.timedelta(weeks=WEEKS)
        options["initial"] = {"starts_on": today, "ends_on": ends, "facilitates": True}
        super().__init__(*args, **options)
        places = Affiliate.objects.filter(pk__in=policy.places(by))
        self.fields["affiliate"].queryset = places
        if not policy.roots(by):
            del self.fields["facilitates"]
            self.fields["facilitator"].help_text = _("You lead it; who accepts leads it with you.")
        if by.affiliate_id:
            self.fields["affiliate"].initial = by.affiliate_id

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first, and somebody leads."""
        given = super().clean()
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", _("The last day comes after the first."))
        led = (
            "facilitates" not in self.fields or given.get("facilitates") or given.get("facilitator")
        )
        if not led and "facilitator" not in self.errors:
            self.add_error(
                "facilitator", _("Tick that you facilitate it, or invite somebody who does.")
            )
        return given

    def cohort(self) -> dict[str, Any]:
        """What the cohort is made of."""
        return {key: value for key, value in self.cleaned_data.items() if key != "facilitator"}
