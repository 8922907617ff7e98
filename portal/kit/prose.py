"""Catalogue prose: a little Markdown, made safe."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "blockquote", "br", "code"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False})


@lru_cache(maxsize=4096)
def html(text: str) -> SafeString:
    """Safe HTML of a Markdown text; raw HTML in it is shown as text, links get no referrer.

    Kept per process: for the published texts of the catalogue alone, which are frozen and public.
    """
    rendered = _markdown.render(text or "")
    clean = nh3.clean(
        rendered,
        tags=TAGS,
        attributes={"a": {"href"}},
        link_rel="noreferrer noopener",
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(clean)  # noqa: S308 - cleaned on the line above
