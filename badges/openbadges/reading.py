"""Somebody else's JSON, read strictly: one object, no name twice, no number that JSON has not."""

import json
from typing import Any

from badges.openbadges.documents import Document

DEEPEST = 40


class NotADocument(ValueError):
    """The text is no JSON object that two programs would read alike."""


def document(text: str | bytes) -> Document:
    """The object in a text. Raises NotADocument, also for one nested deeper than any badge.

    Of a name that stands twice some programs read the first and some the last, so one of them
    would show what the other never checked.
    """
    try:
        said = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        found = json.loads(said, object_pairs_hook=_once, parse_constant=_none)
        _sound(found)
    except (ValueError, RecursionError) as error:
        raise NotADocument from error
    if not isinstance(found, dict):
        raise NotADocument
    return found


def _once(pairs: list[tuple[str, Any]]) -> Document:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotADocument
    return found


def _sound(value: object, left: int = DEEPEST) -> None:
    """Raises ValueError for half a character, which no page can show, and for endless nesting."""
    if left == 0:
        raise NotADocument
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, list):
        for each in value:
            _sound(each, left - 1)
    elif isinstance(value, dict):
        for name, each in value.items():
            _sound(name)
            _sound(each, left - 1)


def _none(constant: str) -> None:
    raise NotADocument(constant)
