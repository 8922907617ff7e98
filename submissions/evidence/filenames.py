"""What a file was called, made harmless: shown to its author alone, and never used as a path."""

import re
import unicodedata

LONGEST = 255
# Controls, marks that turn the writing direction or cannot be seen, private and broken characters.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SAFE = {"\u200d"}  # joins the parts of an emoji
_PARTS = re.compile(r"[/\\]")


def harmless(name: str) -> str:
    """The last part of a name without what is not seen; the end of it where it is too long.

    Empty where nothing is left: a file may have no name.
    """
    last = _PARTS.split(name)[-1]
    return "".join(filter(_is_seen, last))[-LONGEST:].strip()


def _is_seen(character: str) -> bool:
    return character in _SAFE or unicodedata.category(character) not in _UNSEEN
