"""What stands many times on a page of work: the levels of a criterion, an answer.

Written in Python, not in the template language, for the reason told in `rows`; every text is
escaped here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import conditional_escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

from portal.kit.components.library import register
from portal.kit.components.rows import esc
from portal.kit.components.speech import lang_of


@register.simple_tag
def levels(
    legend: str, name: str, options: Iterable[Any], error: str = "", help: str = "", lang: str = ""
) -> SafeString:
    """The choice of a level; options have `value`, `label`, `text`, `checked` and `key`.

    `lang` is the language of the rubric where it may differ from the page's.
    """
    place, said, tongue = esc(name), "", lang_of(lang) if lang else ""
    if help:
        said += f'<p class="help" id="{place}_help"{tongue}>{esc(help)}</p>'
    if error:
        said += f'<p class="field-error" id="{place}_error">{esc(error)}</p>'
    about = f' aria-describedby="{place}_{"error" if error else "help"}"' if said else ""
    body = "".join([_level(place, option, tongue) for option in options])
    return mark_safe(  # noqa: S308 - every text went through `esc`
        f'<fieldset class="level-set{" wrong" if error else ""}" id="{place}"{about}>\n'
        f"<legend{tongue}>{esc(legend)}</legend>\n{said}\n"
        f'<div class="levels">{body}</div>\n</fieldset>\n'
    )


PARTS = ("value", "label", "text", "checked", "key")


def _level(name: str, option: Any, tongue: str) -> str:
    """One level; a mapping, or an object that may lack what it has nothing to say of."""
    if isinstance(option, Mapping):
        value, label, text, checked, key = (option.get(part, "") for part in PARTS)
    else:
        value, label, text, checked, key = (getattr(option, part, "") for part in PARTS)
    pressed = f' data-key="{esc(key)}"' if key else ""
    mark = f'<kbd aria-hidden="true">{esc(key)}</kbd>' if key else ""
    told = f'<span class="text"{tongue}>{esc(text)}</span>' if text else ""
    return (
        f'<label class="level"><input type="radio" name="{name}" value="{esc(value)}"'
        f"{' checked' if checked else ''}{pressed}><b{tongue}>{esc(label)}</b>{mark}{told}</label>"
    )


@register.simple_tag
def answered(
    prompt: str, text: str = "", count: str = "", level: int = 3, prompt_lang: str = ""
) -> SafeString:
    """Plain text under the prompt it answers."""
    html = linebreaks(text, autoescape=True) if text else ""
    return _answer(prompt, html, count, level, prompt_lang)


@register.simple_block_tag
def answer(
    content: str, prompt: str, count: str = "", level: int = 3, prompt_lang: str = ""
) -> SafeString:
    """An educator's own words under the prompt they answer; the content is HTML."""
    return _answer(prompt, content, count, level, prompt_lang)


def _answer(prompt: str, html: str, count: str, level: int, prompt_lang: str) -> SafeString:
    tongue = lang_of(prompt_lang) if prompt_lang else ""
    said = f'<span class="counter">{esc(count)}</span>' if count else ""
    return mark_safe(  # noqa: S308 - texts went through `esc`, `html` was escaped by its maker
        f'<section class="answer"><h{level} class="answer-prompt"{tongue}>{conditional_escape(prompt)}</h{level}>'
        f'<div class="answer-text">{html}</div>{said}</section>\n'
    )
