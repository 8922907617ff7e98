"""What is asked of a reader about names in their feedback, at a save beside the field and once at
the end. Pure but for the words of the catalogue, which are read once per version."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from credentials.models import Version
from credentials.reading import PartText, reading
from reviews.naming import people
from submissions.fold import plain


def names_in(texts: Mapping[str, str], version: Version) -> dict[str, list[str]]:
    """What looks like a person's name, by the key of the text; texts without any are left out."""
    known = _words(reading(version).parts)
    found = {key: people.mentioned(text, known) for key, text in texts.items() if text}
    return {key: names for key, names in found.items() if names}


def sentence(names: list[str]) -> str:
    """What stands beside the field."""
    text = _(
        "Is this a person: %(names)s? Feedback names nobody. If it is none, leave it as it is."
    )
    return text % {"names": ", ".join(names)}


def digest(found: Mapping[str, list[str]]) -> str:
    """A short sign for these names; asked once, the same are not asked for again."""
    text = "\n".join(f"{key} {name}" for key in sorted(found) for name in found[key])
    return hashlib.sha256(text.encode()).hexdigest()[:16] if found else ""


@lru_cache(maxsize=64)
def _words(parts: tuple[PartText, ...]) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", plain(" ".join(_texts(parts)))))


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _texts(each)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from _texts(getattr(thing, each.name))
