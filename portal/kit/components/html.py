"""HTML attributes and trimmed content, escaped once."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


def attributes(pairs: dict) -> SafeString:
    """HTML attributes of the pairs that have a value; True stands for a bare attribute."""
    given = (attribute(name, value) for name, value in pairs.items() if _has_value(value))
    return format_html_join("", "{}", ((one,) for one in given))


def _has_value(value: object) -> bool:
    return value is not None and value is not False and value != ""


def attribute(name: str, value: object) -> SafeString:
    """One attribute; the name is the code's own, the value is escaped."""
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)


def trimmed(content: str) -> SafeString:
    """Rendered content without the white space around it; the engine escaped what needed it."""
    return mark_safe(content.strip())  # noqa: S308
