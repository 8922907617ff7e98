"""Template tags of the design language, a builtin library: see docs/reference/components.md.

Small marks are built here with `format_html`; parts with more in them are templates in `templates/components/`.
"""

from django import template
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from portal.kit import cairn as pictures
from portal.kit import localdate

register = template.Library()

KINDS = ("open", "going", "done", "mend")
PLAIN = ("checkbox", "radio", "hidden", "file")


def attributes(pairs: dict) -> str:
    """HTML attributes of the pairs that have a value; True stands for a bare attribute."""
    return format_html_join(
        "", "{}", ((_attribute(name, value),) for name, value in pairs.items() if value not in (None, "", False))
    )


def _attribute(name: str, value) -> str:
    return mark_safe(f" {name}") if value is True else format_html(' {}="{}"', mark_safe(name), value)  # noqa: S308


def _trimmed(content):
    """Rendered content without the white space around it; still safe, as the engine escaped what needed it."""
    return mark_safe(content.strip())  # noqa: S308


@register.simple_tag
def pill(kind: str, text: str):
    """A status as shape and word; raises ValueError for an unknown kind."""
    if kind and kind not in KINDS:
        raise ValueError(f"unknown kind of pill: {kind}")
    return format_html('<span class="pill {}">{}</span>', kind or "open", text)


@register.simple_tag
def button(text, href="", kind="primary", name="", value="", type="submit", form="", disabled=False, label="", id=""):
    """A link that looks like a button when `href` is given, else a button."""
    look = "button" if kind == "primary" else f"button {kind}"
    shared = {"class": look, "id": id, "aria-label": label}
    if href:
        return format_html("<a{}>{}</a>", attributes({"href": href} | shared), text)
    own = {"type": type, "name": name, "value": value, "form": form, "disabled": bool(disabled)}
    return format_html("<button{}>{}</button>", attributes(own | shared), text)


@register.simple_block_tag
def actions(content):
    """A row of buttons."""
    return format_html('<div class="actions">{}</div>', content)


@register.simple_tag
def trail(*pairs, items=None):
    """The way back: label, url, label, url; a last label without a url is the page itself."""
    steps = items if items is not None else [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
    return render_to_string("components/trail.html", {"items": [_step(*step) for step in steps]})


def _step(label, url=""):
    return {"label": label, "url": url}


@register.simple_block_tag
def opening(content, title, lead="", trail=None, eyebrow="", facts=None):
    """The head of a page with its one h1; the content stands at the end of the line."""
    items = [_step(*step) for step in trail or ()]
    return render_to_string(
        "components/opening.html",
        {"title": title, "lead": lead, "items": items, "eyebrow": eyebrow, "facts": facts, "side": _trimmed(content)},
    )


@register.simple_block_tag
def facts(content):
    """A line of facts; the content is list items."""
    return format_html('<ul class="facts">{}</ul>', content)


@register.simple_tag
def ring(done, total, label):
    """A progress ring with its text alternative."""
    return pictures.ring_svg(int(done), int(total), label)


@register.simple_tag
def cairn(seed, stones, label, caption="", width=230):
    """The cairn of a stack, with a caption when one is given."""
    svg = pictures.cairn_svg(str(seed), stones, label, int(width))
    below = format_html("<figcaption>{}</figcaption>", caption) if caption else ""
    return format_html('<figure class="cairn">{}{}</figure>', svg, below)


@register.simple_tag
def bar(value, total, label):
    """A bar for a share, and the words that say it."""
    share = max(0.0, min(1.0, float(value) / float(total))) if total else 0.0
    return format_html(
        '<div class="bar"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-track" width="100" height="4"/><rect class="bar-done" width="{}" height="4"/>'
        "</svg><span>{}</span></div>",
        f"{share * 100:.1f}",
        label,
    )


@register.simple_block_tag
def notice(content, kind="pine", title="", role=""):
    """Something to read before going on: pine to know, gold for good news, clay to mend."""
    return render_to_string(
        "components/notice.html", {"kind": kind, "title": title, "content": _trimmed(content), "role": role}
    )


@register.simple_block_tag
def disclosure(content, summary, open=False):
    """Native details: more, for who wants it."""
    return render_to_string("components/disclosure.html", {"summary": summary, "content": content, "open": open})


@register.simple_block_tag
def answer(content, prompt, count="", level=3):
    """An educator's own words under the prompt they answer."""
    return render_to_string(
        "components/answer.html", {"prompt": prompt, "content": content, "count": count, "level": level}
    )


@register.simple_block_tag
def filter_bar(content, action="", legend="", submit="", clear_url=""):
    """A GET form in one line."""
    return render_to_string(
        "components/filter_bar.html",
        {"content": content, "action": action, "legend": legend, "submit": submit, "clear_url": clear_url},
    )


@register.simple_block_tag
def summary_list(content):
    """Answers to check, one row each."""
    return format_html('<dl class="summary-list">{}</dl>', content)


@register.simple_block_tag
def summary_row(content, label, href="", action="", kind=""):
    """One answer to check, with the link that changes it."""
    link = _row_link(label, href, action) if href else ""
    return format_html(
        "<div{}><dt>{}</dt><dd>{}</dd>{}</div>", attributes({"class": kind}), label, content, link
    )


def _row_link(label, href, action):
    return format_html(
        '<dd class="act"><a href="{}">{}<span class="visually-hidden"> {}</span></a></dd>', href, action, label
    )


@register.simple_block_tag
def table(content, caption, kind="", hide_caption=False):
    """A table that becomes labelled lines on a phone and keeps its roles there."""
    look = f"table {kind}".strip()
    hidden = mark_safe(' class="visually-hidden"') if hide_caption else ""
    return format_html(
        '<table class="{}" role="table"><caption{}>{}</caption>{}</tbody></table>', look, hidden, caption, content
    )


@register.simple_block_tag
def columns(content):
    """The head row of a table; opens its body, which `endtable` closes."""
    return format_html(
        '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">', content
    )


@register.simple_tag
def column(text, kind=""):
    """One heading of a table."""
    return format_html(
        '<th role="columnheader" scope="col"{}>{}</th>', attributes({"class": kind}), text
    )


@register.simple_block_tag
def row(content, now=False, id=""):
    """One row of a table; `now` marks the one to go on with."""
    return format_html('<tr role="row"{}>{}</tr>', attributes({"class": "now" if now else "", "id": id}), content)


@register.simple_block_tag
def cell(content, label, kind="", head=False):
    """One cell with the label it carries on a phone; `head` for the cell that names the row."""
    if head:
        return format_html('<th role="rowheader" scope="row"{}>{}</th>', attributes({"class": kind}), content)
    return format_html(
        '<td role="cell"{}>{}</td>', attributes({"data-label": label, "class": kind}), content
    )


@register.simple_tag
def counter_for(field):
    """The word counter of a textarea with limits of its own; one of a group shares the group's, placed by the page."""
    given = field.field.widget.attrs
    limits = {name: given.get(f"data-words-{name}", "") for name in ("max", "min")}
    if "data-words-group" in given or not any(limits.values()):
        return ""
    return render_to_string("components/counter.html", {"group": field.auto_id, **limits})


@register.simple_tag
def widget_attributes(widget):
    """The attributes of a form control, with the class that dresses it and the words its counter speaks."""
    given = {name: value for name, value in widget["attrs"].items() if value is not None and value is not False}
    if widget.get("type") not in PLAIN:
        given["class"] = f"input {given.get('class', '')}".strip()
    if "data-words-max" in given or "data-words-min" in given:
        given = _counter_words(given) | given
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in given.items()))


def _counter_words(given):
    plain = _("{n} of {max} words") if "data-words-max" in given else _("{n} words")
    return {
        "data-words-group": given.get("id", ""),
        "data-words-text": plain,
        "data-words-text-over": _("{n} words, {over} over the limit of {max}"),
        "data-words-text-under": _("{n} words, {under} to go to {min}"),
    }


@register.filter
def fieldset(field) -> bool:
    """Whether a form field is a group of choices: a file input, which Django counts as one, has one label."""
    return field.use_fieldset and field.widget_type != "clearablefile"


@register.simple_tag
def empty_cairn(seed):
    """Three open stones for a place where nothing lies yet; a decoration, so without words."""
    return pictures.cairn_svg(str(seed), ["open"] * 3, "", 120)


@register.simple_tag
def nth(values, position):
    """The value at a position of a list."""
    return values[position]


@register.simple_tag
def page_link(query, number):
    """The address of a page of the same list with the same filters."""
    params = query.copy() if query else QueryDict(mutable=True)
    params["page"] = number
    return f"?{params.urlencode()}"


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
    shown = [(_named(field, text), f"#{_anchor(field)}") for field in form.visible_fields() for text in field.errors]
    return whole + hidden + shown


def _named(field, text):
    label = str(field.label or "").rstrip(".:?!")
    return f"{label}: {text}" if label else text


def _anchor(field):
    return field.id_for_label or field.auto_id


@register.simple_tag
def mail_button(text, url):
    """The one thing to do in a mail."""
    return format_html('<p class="act"><a class="button" href="{}">{}</a></p>', url, text)


@register.filter
def short_date(moment):
    """A date as the reader writes it, in their time zone."""
    return localdate.short(moment) if moment else ""
