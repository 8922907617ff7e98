"""Many comments as one, so that neither number nor order nor style tells how many wrote. Pure.

Source: blind-review, order of lists and free text of the assessor (row E5).
"""

import re
from collections.abc import Iterable, Iterator

MARKER = re.compile(r"^\s*(?:[-*•‣–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(¿¡\[]*[^\W_a-z])")
SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|mr|mrs|ms|dr|st|p|pp|fig|approx|sr|sra|pág|núm|p\. ?ej)"
    r"|(?:^|[\s(])[A-Z]|\b[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
CLOSED = (".", "!", "?", "…", ":", ";", "”", '"', "»", ")")
MARK = "[…]"
SIGNED = re.compile(r"(?<=[.!?”])(?:\s*\[…\])+$")


def split(text: str) -> list[str]:
    """The sentences of a comment, without list marks, line breaks and a name taken out below."""
    return [_ended(each) for line in text.splitlines() for each in _of_line(line) if folded(each)]


def folded(sentence: str) -> str:
    """What two sentences have in common that say the same; empty where nothing is said."""
    bare = " ".join(sentence.replace(MARK, " ").casefold().split())
    return bare.strip(" .,;:!?…\"“”‘’'«»()")


def merged(comments: Iterable[str]) -> str:
    """One comment, a sentence a line: each said once, whoever and however many said it.

    What belongs together stays together, the longer first; whose came in first plays no part.
    """
    blocks = {tuple(split(comment)) for comment in comments}
    said: dict[str, str] = {}
    for block in sorted(blocks, key=_place):
        for sentence in block:
            said.setdefault(folded(sentence), sentence)
    return "\n".join(said.values())


def _place(block: tuple[str, ...]) -> tuple[int, list[str], tuple[str, ...]]:
    return -len(block), [folded(sentence) for sentence in block], block


def _of_line(line: str) -> Iterator[str]:
    text, start = MARKER.sub("", line).strip(), 0
    for end in END.finditer(text):
        sentence = text[start : end.end()].strip()
        if not SHORT.search(sentence):
            yield sentence
            start = end.end()
    yield text[start:].strip()


def _ended(sentence: str) -> str:
    spaced = SIGNED.sub("", " ".join(sentence.split()))
    return spaced if spaced.endswith((*CLOSED, MARK)) else f"{spaced}."
