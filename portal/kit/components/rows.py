"""The rows of a catalogue: Program, Description, Action.

Written in Python, not in the template language: the same table takes a quarter of the time, and
it is the longest on the pages that strangers open (docs/reference/performance.md).
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.kit.components.library import register
from portal.kit.components.marks import pill
from portal.kit.components.speech import lang_of

LOOKS = {"primary": "button", "quiet": "button quiet"}
Item = Mapping[str, Any]


def esc(value: object) -> str:
    """A text as HTML; what is marked as safe stays as it is."""
    return value if isinstance(value, SafeString) else escape(str(value))


@register.simple_tag
def options(pairs: Iterable[tuple[str, str]], chosen: str, lang: str = "") -> SafeString:
    """The options of a select, (value, label) each; `lang` is the language of all labels."""
    tongue = lang_of(lang) if lang else ""
    lines = [
        f'<option value="{esc(value)}"{" selected" if value == chosen else ""}{tongue}>'
        f"{esc(label)}</option>"
        for value, label in pairs
    ]
    return mark_safe("".join(lines))  # noqa: S308 - both texts went through `esc`


@register.simple_tag
def rows(items: Iterable[Item], caption: str) -> SafeString:
    """The table of `items` as the pages of the catalogue build them; every text is escaped."""
    evidence, hours = esc(_("Types of Evidence Required:")), esc(_("Approximate hours:"))
    body = "".join([_row(item, evidence, hours) for item in items])
    heads = zip(
        (_("Program"), _("Description"), _("Action")), ("", "", ' class="act"'), strict=True
    )
    head = "".join(
        f'<th role="columnheader" scope="col"{kind}>{esc(text)}</th>' for text, kind in heads
    )
    return mark_safe(  # noqa: S308 - every text above and below went through `esc`
        f'<table class="rows" role="table"><caption class="visually-hidden">{conditional_escape(caption)}'
        f'</caption>\n<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


@register.simple_tag
def queue_lines(items: Iterable[Any]) -> SafeString:
    """A list item for each thing that waits, by its `title` and its `note`; both are escaped."""
    lang = lang_of()
    lines = [
        f'<li><span class="queue-name"{lang}>{esc(item.title)}</span>'
        f'<span class="queue-meta">{esc(item.note)}</span></li>'
        for item in items
    ]
    return mark_safe("".join(lines))  # noqa: S308 - both texts went through `esc`


def _row(item: Item, evidence: str, hours: str) -> str:
    lang = lang_of(item["language"]) if item.get("language") else ""
    title = f'<a href="{esc(item["url"])}"{lang}>{esc(item["title"])}</a>'
    if item.get("number"):
        title = f'<div><span class="no">{esc(item["number"])}</span><span>{title}</span></div>'
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{title}</th>\n'
        f'<td role="cell"><p{lang}>{esc(item["text"])}</p>{_notes(item, evidence, hours, lang)}</td>\n'
        f'<td role="cell" class="act"><div>{_actions(item, lang)}</div></td></tr>'
    )


def _notes(item: Item, evidence: str, hours: str, lang: str) -> str:
    told = [
        f'<p class="meta"><b>{label}</b> {_said(item[name], lang)}</p>'
        for label, name in ((evidence, "evidence"), (hours, "hours"))
        if item.get(name)
    ]
    told += [f'<p class="meta">{esc(item["note"])}</p>'] if item.get("note") else []
    return "".join(told)


def _said(value: object, lang: str) -> str:
    return f"<span{lang}>{esc(value)}</span>" if lang else esc(value)


def _actions(item: Item, lang: str) -> str:
    mark = pill(item["kind"], item["status"]) if item.get("status") else ""
    return mark + "".join([_action(action, lang) for action in item["actions"]])


def _action(action: Item, lang: str) -> str:
    name = action.get("name")
    hidden = f'<span class="visually-hidden"{lang}>: {esc(name)}</span>' if name else ""
    look = LOOKS.get(action.get("kind", ""), "link")
    return f'<a href="{esc(action["url"])}" class="{look}">{esc(action["label"])}{hidden}</a>'
