"""Finds what looks like the name of a person nobody here knows: a student, a colleague.

It knows no such person, so it goes by shape: a title before a word, a frequent given name, two names in a row,
a word behind "student" or "named". English and Spanish. Each find is a question to the author.
"""

import re
from collections.abc import Iterator

from submissions.identity import Hit, ways_to_read
from submissions.identity_lists import COMMON_WORDS
from submissions.identity_people_lists import (
    GIVEN,
    NOT_NAMES,
    PLACES_TOO,
    SURNAMES,
    THINGS,
)
from submissions.msgid import gettext_noop as _

SENTENCES = {
    "student": _(
        "This looks like the name of a student. Write a letter or a made-up name instead."
    ),
    "person": _(
        "This looks like a person's name. Write what they do instead, such as “a colleague”."
    ),
    "first_name": _(
        "This looks like somebody's given name. If it is a student's, write a letter or a made-up name."
    ),
}
# One text never asks about more than so many words; a book has hundreds of names.
MOST = 25
_WORD = r"[A-Z](?:[A-Za-z]+|['-][A-Z][A-Za-z]+)(?:['-][A-Za-z]+)*"
_LINK = r"(?:[ ]+(?:de[ ]la|de[ ]los|del?|la|y|van|von|bin|al|da|dos)\b)?"
_GAP = r"[ ]{1,3}"
_NAMES = rf"{_WORD}(?:{_LINK}{_GAP}{_WORD}){{0,3}}"
_TITLE = re.compile(
    r"(?<![\w'-])(?:Mrs|Mr|Ms|Mx|Dr|Prof|Sra|Srta|Sr|Miss|Maestra|Maestro|Profesora?|Senorita|Senora?"
    rf"|Dona|Don)\b\.?{_GAP}(?P<name>{_NAMES})"
)
_STUDENT = (
    r"(?:student|pupil|child|learner|boy|girl|kid|son|daughter|classmate|sibling|alumn[oa]|estudiante"
    r"|nin[oa]|hij[oa]|companer[oa]|hermano|hermana)"
)
_CALLED = (
    r"(?:named|called|whose name is|llamad[oa]|que se llama|se llama|de nombre|cuyo nombre es|name is"
    r"|nombre es)"
)
_NAMED = re.compile(rf"(?<!\w)(?i:{_CALLED}){_GAP}(?P<name>{_NAMES})")
_BESIDE = re.compile(rf"(?<!\w)(?i:{_STUDENT}s?),?{_GAP}(?P<name>{_NAMES})")
_FIELD = re.compile(
    rf"(?<!\w)(?i:student name|name|nombre|alumn[oa]|student):{_GAP}(?P<name>{_NAMES})"
)
_RUN = re.compile(rf"(?<![\w'@/.-]){_NAMES}(?![\w@/])")
# "Dweck (2006)", "Hattie, 2009", "Wiggins et al.": who is cited is no secret.
_CITED = re.compile(r"(?:'s)?,?[ ]?(?:et al\.?,?[ ]?)?\(?(?:(?:19|20)\d\d|et al)")
_FOLLOWED = re.compile(r"[ ]+([A-Z][a-z]+)")


def scan(text: str, place: str) -> list[Hit]:
    """What looks like a person's name, at most MOST different ones; may overlap each other."""
    found = [
        Hit(place, start, end, text[start:end], kind, SENTENCES[kind])
        for folded in ways_to_read(text, cased=True)
        for kind, first, last in _found(folded.text)
        for start, end in [folded.span(first, last)]
    ]
    few = list(dict.fromkeys(hit.found for hit in found))[:MOST]
    return [hit for hit in found if hit.found in few]


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in (("student", _NAMED), ("student", _FIELD), ("person", _TITLE)):
        for match in pattern.finditer(text):
            if (end := _end_of_name(text, match.start("name"), match["name"])) > match.start(
                "name"
            ):
                yield kind, match.start("name"), end
    for match in _BESIDE.finditer(text):
        if _words(match["name"])[0].lower() in GIVEN:
            end = _end_of_name(text, match.start("name"), match["name"])
            if end > match.start("name"):
                yield "student", match.start("name"), end
    for match in _RUN.finditer(text):
        yield from _in_run(text, match)


def _words(names: str) -> list[str]:
    return re.findall(_WORD, names)


def _end_of_name(text: str, start: int, names: str) -> int:
    """Where the words stop to be a name; the start itself where the first is none."""
    end = start
    for match in re.finditer(_WORD, names):
        if _plain(match[0]) in NOT_NAMES | THINGS:
            break
        end = start + match.end()
    return start if _is_cited(text, end) else end


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("'")


def _is_cited(text: str, end: int) -> bool:
    return bool(_CITED.match(text, end))


def _in_run(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The names in a row of capitalised words: two that belong together, or a given name alone."""
    words = [(each[0], match.start() + each.start(), match.start() + each.end())
             for each in re.finditer(_WORD, match[0])]  # fmt: skip
    if any(_plain(word) in THINGS for word, _start, _end in words) or _is_cited(text, match.end()):
        return
    at = 0
    while at < len(words):
        length = _length([_plain(word) for word, _start, _end in words[at:]])
        if length:
            kind = "person" if length > 1 else "first_name"
            yield (
                kind,
                words[at][1],
                words[at + length - 1][2] - _possessive(words[at + length - 1][0]),
            )
        at += length or 1


def _possessive(word: str) -> int:
    return 2 if word.endswith("'s") else 0


def _length(plain: list[str]) -> int:
    """How many of these words are one name, from the first on; 0 for none."""
    first = plain[0]
    if first in NOT_NAMES:
        return 0
    known = first in GIVEN
    common = first in COMMON_WORDS or first in PLACES_TOO
    rest = 0
    for word in plain[1:]:
        strange = word not in SURNAMES and not (common and word in GIVEN)
        if word in NOT_NAMES or ((common or not known) and strange and not rest):
            break
        rest += 1
    if rest and (known or common or plain[1] in SURNAMES):
        return rest + 1
    return 1 if known and not common else 0
