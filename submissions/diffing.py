"""Two texts compared, word by word. Pure (row E6)."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed ("same"), is new ("new") or is gone ("gone")."""

    kind: str
    text: str


WORDS_COMPARED = 400


def pieces(old: str, new: str) -> list[Piece]:
    """The new text with what was taken out left in its place.

    Sentences are compared first, then the words of a sentence that changed. A changed run of more
    than WORDS_COMPARED words stands as a whole, so that the work stays small whatever is typed.
    """
    found = []
    before, after = _sentences(old), _sentences(new)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        found += [Piece("same", come)] if tag == "equal" else _words_between(gone, come)
    return found


def _words_between(old: str, new: str) -> list[Piece]:
    before, after = _words(old), _words(new)
    if not before or not after or max(len(before), len(after)) > WORDS_COMPARED:
        return [Piece(kind, text) for kind, text in (("gone", old), ("new", new)) if text]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(after[c:d])))
            continue
        found += [Piece("gone", "".join(before[a:b]))] if b > a else []
        found += [Piece("new", "".join(after[c:d]))] if d > c else []
    return found


def _sentences(text: str) -> list[str]:
    """Sentences and lines, each with the space before it."""
    return [piece for piece in re.split(r"(?<=[.!?])(?=\s)|(?<=\n)", text) if piece]


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+|\s+", text)
