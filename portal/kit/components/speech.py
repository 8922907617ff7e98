"""The language of a text where it is not the language of its page (row A38).

What the catalogue says stays in its own language. Marked so, a screen reader reads it with the
right voice (WCAG 2.2, 3.1.2); where page and text agree nothing is written.
"""

import re
from collections.abc import Iterable

from django.conf import settings
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.kit.components.html import attribute
from portal.kit.components.library import register


def elsewhere(language: str = "") -> str:
    """`language`, by default the catalogue's, where the page speaks another; or nothing."""
    language = language or settings.LANGUAGE_CODE
    return "" if language == get_language() else language


@register.simple_tag
def lang_of(language: str = "") -> SafeString:
    """` lang="en"` for a text in `language`, by default the catalogue's, on a page in another."""
    found = elsewhere(language)
    return attribute("lang", found) if found else SafeString("")


@register.simple_tag
def lang_here(language: str = "") -> SafeString:
    """The page's own language, for its words inside what `lang_of` marked; or nothing."""
    here = get_language() or settings.LANGUAGE_CODE
    return (
        attribute("lang", here) if here != (language or settings.LANGUAGE_CODE) else SafeString("")
    )


@register.filter
def tongue(text: object, language: str = "") -> SafeString:
    """A text of the catalogue inside words of the page: in a `span` with its language there.

    For the content of elements alone: an attribute can hold no markup.
    """
    said, mark = conditional_escape(text), lang_of(language)
    return SafeString(f"<span{mark}>{said}</span>") if mark and said else said


@register.filter
def marked(sentence: object, texts: str | Iterable[str]) -> SafeString:
    """A finished sentence of the page in which each of the catalogue's `texts` is marked so."""
    said, mark = conditional_escape(sentence), lang_of()
    inside = [texts] if isinstance(texts, str) else list(texts or ())
    known = sorted({escape(text) for text in inside if text}, key=len, reverse=True)
    if not mark or not known:
        return said
    pattern = "|".join(re.escape(text) for text in known)
    return SafeString(re.sub(pattern, lambda hit: f"<span{mark}>{hit[0]}</span>", said))
