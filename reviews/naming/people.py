"""Words in feedback that look like a person's name. Pure.

It knows nothing of whoever wrote the work: it would answer guesses. What it compares with are a
list of common names, forms of address, and the words of the catalogue, which everybody may read.
"""

import re
from collections.abc import Collection, Iterator

from reviews.naming.lists import GIVEN, NOBODY
from submissions.fold import plain
from submissions.identity_lists import COMMON_WORDS

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_ADDRESSED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Coach|Principal|Sr|Sra|Srta|Señora?|Señorita)\.?[ ]+"
    rf"({_NAME}(?:[ ]+{_NAME})*)"
)
_RUN = re.compile(rf"{_NAME}(?:[ ]+(?:[A-Z]\.[ ]+)?{_NAME})*")
_OPENING, _ENDS, _DASHES = "\"“(‘'", ".!?:;•", "-–—"


def mentioned(text: str, known: Collection[str] = ()) -> list[str]:
    """What looks like a name of somebody, as it stands there, each once and in order.

    In: the feedback, and words (in small letters) that are nobody's name here: the rubric's own.
    """
    found = {match.start(): match[0] for match in _ADDRESSED.finditer(text)}
    taken = [range(at, at + len(words)) for at, words in found.items()]
    for at, words in _runs(text, known):
        if not any(at in place for place in taken):
            found.setdefault(at, words)
    return list(dict.fromkeys(found[at] for at in sorted(found)))


def _runs(text: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    for match in _RUN.finditer(text):
        words = match[0].split()
        if _begins(text[: match.start()]) and plain(_bare(words[0])) not in GIVEN:
            words = words[1:] if len(words) != 2 or plain(words[0]) not in COMMON_WORDS else words
        strange = [_bare(word) for word in words if not _is_word(_bare(word), known)]
        if len(strange) > 1 or any(plain(word) in GIVEN for word in strange):
            yield match.start() + match[0].find(strange[0]), " ".join(strange)


def _begins(before: str) -> bool:
    """Whether a sentence, a line or a point of a list begins behind `before`."""
    before = before.rstrip(_OPENING)
    said = before.rstrip()
    space = before[len(said) :]
    ended = not said or said[-1] in _ENDS or "\n" in space
    return ended or (said[-1] in _DASHES and bool(space))


def _bare(word: str) -> str:
    """Without the genitive."""
    return re.sub(r"['’]s$", "", word)


def _is_word(word: str, known: Collection[str]) -> bool:
    """Nobody's name: written in capitals, a word of the rubric, or of the list."""
    folded = plain(word)
    if folded in NOBODY or word.isupper():
        return True
    return folded in known and folded not in GIVEN
