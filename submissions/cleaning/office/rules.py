"""What may stand in a part: listed names, closed values, and words only where they are let in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from submissions.cleaning.office.vocabulary import Vocabulary

XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True)
class Rules:
    """Names are `prefix:local` with the prefixes of `namespaces`; others go.

    Text stays in `texts`; in `formal` only if it is a number or a word of the standard. An
    attribute must be listed. Its value is form, unless it is named in `free` (which the identity
    scan reads) or `drawn`, as `element@name` or `@name`; `mixed` names carry their prefix.
    """

    namespaces: Mapping[str, str]
    listed: Vocabulary
    texts: frozenset[str]
    free: frozenset[str]
    formal: frozenset[str] = frozenset()
    drawn: frozenset[str] = frozenset()
    gone: Mapping[str, str] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mixed: bool = False
    default: str = ""  # the prefix that is written as none, as some readers expect
    keep: tuple[str, ...] = ()

    @property
    def prefixes(self) -> dict[str, str]:
        return {uri: prefix for prefix, uri in self.namespaces.items()}

    def says(self, element: str, text: str) -> bool:
        """Whether the text may stand in the element."""
        if element in self.texts or element in self.opened:
            return True
        return element in self.formal and self.listed.is_form(text)

    def kept(self, element: str, prefix: str, local: str, value: str) -> bool:
        """Whether an attribute may stay; `prefix` is empty where it has none."""
        own = element.partition(":")[0]
        if f"{prefix or own}:{local}" not in self.listed.attributes:
            return False
        name = f"{prefix}:{local}" if self.mixed or prefix not in ("", own) else local
        if self._named(self.free, element, name):
            return True
        if self.listed.is_form(value):
            return True
        drawn = self.listed.is_path(value) or self.listed.is_style(value)
        return drawn and self._named(self.drawn, element, name)

    @staticmethod
    def _named(names: frozenset[str], element: str, name: str) -> bool:
        return f"@{name}" in names or f"{element}@{name}" in names
