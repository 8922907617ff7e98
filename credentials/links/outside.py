"""Every address outside the portal that an edition names. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any


def named(
    research: Iterable[Mapping[str, Any]],
    groups: Iterable[Mapping[str, Any]],
    alignments: Iterable[str],
) -> list[str]:
    """The web addresses of research, grouped resources and standards, each once, in order."""
    urls = [source.get("url", "") for source in research]
    urls += [item.get("url", "") for group in groups for item in group.get("items", [])]
    urls += alignments
    return list(dict.fromkeys(url for url in urls if url.startswith(("http://", "https://"))))
