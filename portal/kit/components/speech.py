"""The language of a text where it is not the language of its page (row A38).

What the catalogue says stays in its own language. Marked so, a screen reader reads it with the
right voice (WCAG 2.2, 3.1.2); where page and text agree nothing is written.
"""

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.kit.components.html import attribute
from portal.kit.components.library import register


@register.simple_tag
def lang_of(language: str = "") -> SafeString:
    """` lang="en"` for a text in `language`, by default the catalogue's, on a page in another."""
    language = language or settings.LANGUAGE_CODE
    return SafeString("") if language == get_language() else attribute("lang", language)


@register.simple_tag
def lang_here(language: str = "") -> SafeString:
    """The page's own language, for its words inside what `lang_of` marked; or nothing."""
    here = get_language() or settings.LANGUAGE_CODE
    return (
        attribute("lang", here) if here != (language or settings.LANGUAGE_CODE) else SafeString("")
    )
