"""The forms of the list, and of who is in one item."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from submissions.consenting import asking, coding, policy
from submissions.consenting.showing import WAYS
from submissions.models import Evidence, Person

C = Person.Consent
NOBODY, SOME = "nobody", "some"
CONSENT = (
    (C.YES, _("Yes, the signed form is with me")),
    (C.PENDING, _("Pending: not signed yet")),
    (C.NO, _("No")),
)
HELP = _(
    "A code of your own, never a name: “Student A”, “Teacher 2”, “S1”. Write the same code on the "
    "signed form, and keep the form yourself."
)


def _inline(**more: Any) -> Any:
    return more.pop("widget", forms.RadioSelect)(attrs={"class": "inline", **more})


class CodeField(forms.CharField):
    """A code in its one spelling; what may be a name is refused in words."""

    def __init__(self, **more: Any) -> None:
        shape = forms.TextInput(attrs={"class": "medium", "autocomplete": "off"})
        super().__init__(label=_("Code"), max_length=60, help_text=HELP, widget=shape, **more)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        verdict = policy.is_code(typed)
        if typed and not verdict:
            raise forms.ValidationError(verdict.reason)
        return coding.code(typed)


class PersonForm(forms.Form):
    """Somebody on the list."""

    code = CodeField()
    kind = forms.ChoiceField(
        label=_("Who"), choices=Person.Kind.choices, initial=Person.Kind.STUDENT, widget=_inline()
    )
    consent = forms.ChoiceField(
        label=_("Consent"), choices=CONSENT, initial=C.PENDING, widget=forms.RadioSelect
    )


class ItemForm(forms.Form):
    """Who is in one item: nobody, or people of the list, or somebody new."""

    who = forms.ChoiceField(label=_("Who can be seen or heard in it?"), widget=forms.RadioSelect)

    def __init__(self, item: Evidence, people: Iterable[Person], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = list(people)
        self.fields["who"].choices = [
            (NOBODY, _("Nobody, and no work of others is in it")),
            (SOME, _("These people")),
        ]
        ways = [(way, WAYS[way]) for way in asking.ways(item)]
        for person in self.people:
            self.fields[self.name(person)] = _ways(person.code, ways)
        self.fields["code"] = CodeField(required=False)
        self.fields["ways"] = _ways(_("In this item"), ways)
        self.fields["kind"] = PersonForm.base_fields["kind"]
        self.fields["consent"] = PersonForm.base_fields["consent"]

    @staticmethod
    def name(person: Person) -> str:
        """The field of a person's boxes."""
        return f"in-{person.handle}"

    def rows(self) -> list[tuple[Person, Any]]:
        """Each person with their boxes, for the page."""
        return [(person, self[self.name(person)]) for person in self.people]

    def appearing(self) -> dict[Person, set[str]]:
        """Who of the list was ticked, and how."""
        told = {one: set(self.cleaned_data[self.name(one)]) for one in self.people}
        return {one: how for one, how in told.items() if how}

    def clean(self) -> dict[str, Any]:
        """Somebody new needs a code and a tick; the rest is policy.holds."""
        given = super().clean() or {}
        code, ways = given.get("code"), given.get("ways")
        if code and not ways:
            self.add_error("ways", _("Tick how this person is in it."))
        if ways and not code and "code" not in self.errors:
            self.add_error("code", _("Give this person a code."))
        if not self.errors:
            told = {"new": set(ways)} if ways else {}
            verdict = policy.holds({**self.appearing(), **told}, nobody=given["who"] == NOBODY)
            if not verdict:
                self.add_error("who", verdict.reason)
        return given


def _ways(label: Any, choices: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple(attrs={"class": "inline"})
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=widget)


def initial(item: Evidence) -> dict[str, Any]:
    """What was said of the item, as its form has it."""
    appearing = list(item.appearances.all())
    told: dict[str, Any] = {
        ItemForm.name(each.person): [way for way in asking.ALL if getattr(each, way)]
        for each in appearing
    }
    return told | {"who": NOBODY if item.nobody_at else SOME if appearing else ""}
