"""The form of one part, made from its prompts: nothing more is asked (rows A25, D14)."""

from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from submissions import naming
from submissions.limits import storable
from submissions.models import PartEntry
from submissions.writing.actions import Values


class Wanted:
    """A field that is asked for, and may still be empty in a draft; completing decides."""

    def validate(self, value: Any) -> None:
        """Accept an empty value."""


class WantedDate(Wanted, forms.DateField):
    """A date asked for."""


class WantedText(Wanted, forms.CharField):
    """A text asked for."""


class PartForm(forms.Form):
    """Date of Entry, Activity Description, and one box per prompt."""

    use_required_attribute = False
    date_of_entry = WantedDate(
        label=_("Date of Entry"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    activity_description = forms.CharField(
        label=_("Activity Description"),
        help_text=_("A line or two: what did you do for this part, and with whom, without names?"),
        required=False,
        validators=[storable],
        widget=forms.Textarea(attrs={"rows": 2, "class": "brief"}),
    )
    revision = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, part: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        for prompt in part.prompts.all():
            self.fields[f"answer-{prompt.position}"] = _box(part, prompt)

    def answers(self) -> list[forms.BoundField]:
        """The boxes, in the order of the prompts."""
        return [self[f"answer-{prompt.position}"] for prompt in self.part.prompts.all()]

    def values(self) -> Values:
        """What was typed, for actions.save."""
        given = self.cleaned_data
        return Values(
            date_of_entry=given.get("date_of_entry"),
            activity_description=given.get("activity_description", ""),
            answers={
                prompt.position: given.get(f"answer-{prompt.position}", "")
                for prompt in self.part.prompts.all()
            },
        )

    def clean_revision(self) -> int:
        """A form without it counts as one that has seen nothing."""
        return self.cleaned_data["revision"] or 0


def _box(part: Any, prompt: Any) -> WantedText:
    box = WantedText(
        label=prompt.text,
        help_text=escape(prompt.help),
        strip=False,
        validators=[storable],
        widget=forms.Textarea(attrs={"rows": 8, "class": "answer", **_counting(part)}),
    )
    box.lang = part.version.language
    box.short = naming.question(prompt, part)
    return box


def _counting(part: Any) -> dict[str, str]:
    """The attributes that static/js/word-count.js reads; the limit's own scope."""
    if part.word_scope not in ("part", "response"):
        return {}
    found = {"data-words-scope": part.word_scope}
    if part.word_scope == "part":
        found["data-words-group"] = f"part-{part.number}"
    limits = {"data-words-max": part.word_max, "data-words-min": part.word_min}
    return found | {name: str(value) for name, value in limits.items() if value}


def stored(entry: PartEntry, today: Any) -> dict[str, Any]:
    """The stored entry as the form's initial values; Date of Entry is today by default (D8)."""
    answers = {f"answer-{row.prompt.position}": row.text for row in _responses(entry)}
    return {
        "date_of_entry": entry.date_of_entry or today,
        "activity_description": entry.activity_description,
        "revision": entry.revision,
        **answers,
    }


def _responses(entry: PartEntry) -> Any:
    return entry.responses.select_related("prompt")
