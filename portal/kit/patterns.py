"""The pattern page: every component in every state, with the cast's own data. Development only."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from portal.kit import samples

STONES = ["earned", "going", "open", "open", "open", "open"]


class SampleForm(forms.Form):
    """One field of each sort."""

    title = forms.CharField(
        label=_("Title of your lesson"), help_text=_("As your students would say it.")
    )
    email = forms.EmailField(label=_("Email address"))
    school = forms.CharField(label=_("School"), required=False)
    entry = forms.DateField(
        label=_("Date of Entry"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Default is today."),
    )
    hours = forms.DecimalField(label=_("Hours"), help_text=_("Half hours count."))
    response = forms.CharField(
        label=_("Describe your site and your team"),
        widget=forms.Textarea(attrs={"data-words-min": "250", "data-words-max": "500"}),
        help_text=_("Do not name yourself, your school or your students."),
    )
    cohort = forms.ChoiceField(
        label=_("Cohort"), choices=[("", _("Choose one")), ("f", _("Fresno IEP Fall"))]
    )
    zone = forms.ChoiceField(
        label=_("How would you like to meet?"),
        widget=forms.RadioSelect,
        choices=[("v", _("By video")), ("p", _("In person")), ("n", _("No preference"))],
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("i", _("IEP")), ("a", _("Autism")), ("u", _("Design for all"))],
        required=False,
    )
    artifact = forms.FileField(
        label=_("Artifact"), help_text=_("A document or a picture, up to 50 MB.")
    )
    honor = forms.BooleanField(
        label=_("This is my own work."), help_text=_("You sign this for every attempt.")
    )


def page(request: HttpRequest) -> HttpResponse:
    """Render the page; the second form is bound and wrong on purpose."""
    wrong = SampleForm({"title": "", "email": "dana@", "school": "", "zone": "x"}, prefix="wrong")
    rest = {
        "form": SampleForm(),
        "wrong": wrong,
        "filters": SampleForm(prefix="filters"),
        "lone": SampleForm(prefix="lone"),
        "stones": STONES,
        "mixed": ["earned"] * 4 + ["going"],
    }
    return render(request, "portal/patterns.html", {**samples.data(), **rest})
