"""docs/reference/urls.md, from the URL configuration."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

HEAD = """# Addresses

Generated from `portal/urls.py` by `manage.py write_docs`; a test compares the two. Addresses under
`/accounts/` are django-allauth's own.

| Address | Name |
|---|---|
"""
FOREIGN = ("accounts/", "dev/", "patterns/")


def named() -> list[tuple[str, str]]:
    """(address, name) of every page of the portal's own, in order of address."""
    found = set(_walk(get_resolver().url_patterns, "", ""))
    return sorted((path, name) for path, name in found if not path.startswith(FOREIGN))


def page() -> str:
    """The whole page as Markdown."""
    return HEAD + "".join(f"| `/{path}` | `{name}` |\n" for path, name in named())


def _walk(patterns: list, prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry.url_patterns, path, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield path, space + entry.name
