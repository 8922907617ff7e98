"""Form controls, their errors and their counters."""

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from portal.kit.components.html import attribute
from portal.kit.components.library import register
from portal.kit.components.speech import marked

PLAIN = ("checkbox", "radio", "hidden", "file")


@register.simple_block_tag
def filter_bar(content, action="", legend="", submit="", clear_url=""):
    """A GET form in one line."""
    return render_to_string(
        "components/filter_bar.html",
        {
            "content": content,
            "action": action,
            "legend": legend,
            "submit": submit,
            "clear_url": clear_url,
        },
    )


@register.simple_tag
def counter_for(field):
    """The counter of a textarea with limits of its own; a group's is placed by the page."""
    given = field.field.widget.attrs
    limits = {name: given.get(f"data-words-{name}", "") for name in ("max", "min")}
    if "data-words-group" in given or not any(limits.values()):
        return ""
    return render_to_string("components/counter.html", {"group": field.auto_id, **limits})


@register.simple_tag
def widget_attributes(widget):
    """A control's attributes, the class that dresses it and the words its counter speaks."""
    given = {
        name: value
        for name, value in widget["attrs"].items()
        if value is not None and value is not False
    }
    if widget.get("type") not in PLAIN:
        given["class"] = f"input {given.get('class', '')}".strip()
    if "data-words-max" in given or "data-words-min" in given:
        given = _counter_words(given) | given
    return format_html_join("", "{}", ((attribute(name, value),) for name, value in given.items()))


def _counter_words(given):
    plain = _("{n} of {max} words") if "data-words-max" in given else _("{n} words")
    return {
        "data-words-group": given.get("id", ""),
        "data-words-text": plain,
        "data-words-text-over": _("{n} words: {over} more than the {max} allowed. Shorten it."),
        "data-words-text-under": _("{n} words, {under} to go to {min}"),
    }


@register.filter
def fieldset(field) -> bool:
    """Whether a field is a group of choices; Django counts a file input as one, wrongly here."""
    return field.use_fieldset and field.widget_type != "clearablefile"


@register.simple_tag
def error_list(form=None, forms=None, errors=None):
    """Everything to mend, as (text, address of the field): from forms, or given."""
    found = list(errors or ())
    for one in [form] if form else forms or ():
        found += _errors_of(one)
    return found


def _errors_of(form):
    whole = [(text, "") for text in form.non_field_errors()]
    hidden = [(text, "") for field in form.hidden_fields() for text in field.errors]
    shown = [
        (_named(field, text), f"#{_anchor(field)}")
        for field in form.visible_fields()
        for text in field.errors
    ]
    return whole + hidden + shown


def _named(field, text):
    """The label, or the shorter name that a field with a long one brings along."""
    label = str(getattr(field.field, "short", "") or field.label or "").rstrip(".:?!")
    said = f"{label}: {text}" if label else text
    return marked(said, label) if hasattr(field.field, "lang") else said


def _anchor(field):
    return field.id_for_label or field.auto_id
