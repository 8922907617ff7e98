"""Does a comment say who wrote it? Pure; source: blind-review 2.4, free text of the assessor."""

import re
from collections.abc import Iterable
from typing import Protocol

MARK = "[…]"


class Named(Protocol):
    """Whoever has a name and an address."""

    given_name: str
    family_name: str
    email: str


def found(text: str, person: Named) -> list[str]:
    """The words in `text` that name `person`, as they stand there.

    Full and family name, address, and the given name alone at the end, as a signature. Words are
    matched whole and with their capitals, so that "park" in a sentence is nobody.
    """
    return [match.group() for pattern in _patterns(person) for match in pattern.finditer(text)]


def without(text: str, people: Iterable[Named]) -> str:
    """`text` with every name of `people` replaced by a mark."""
    for person in people:
        for pattern in _patterns(person):
            text = pattern.sub(MARK, text)
    return text


def _patterns(person: Named) -> list[re.Pattern[str]]:
    given, family = re.escape(person.given_name), re.escape(person.family_name)
    patterns = [re.compile(re.escape(person.email), re.IGNORECASE)]
    if given and family:
        patterns.append(re.compile(rf"\b{given}\s+{family}\b", re.IGNORECASE))
    if len(person.family_name) > 1:
        patterns.append(re.compile(rf"\b{family}\b"))
    if given:
        patterns.append(re.compile(rf"\b{given}(?=[\s.!]*\Z)"))
    return patterns
