"""Turns what is known of an author into patterns over folded text."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from submissions.fold import plain
from submissions.identity_lists import COMMON_WORDS, INSTITUTION_WORDS, PARTICLES
from submissions.identity_phrases import AFTER, BEFORE, GAP, UNSPACED, Pattern, phrase, words_of
from submissions.identity_profile import IdentityProfile

_DIGIT_GAP = r"[\s().\-/]*"
_SHORTEST_ACCOUNT = 5
_SHORTEST_LOCAL_PART = 4


def patterns_of(profile: IdentityProfile) -> Iterator[Pattern]:
    """All patterns of one author."""
    yield from _full_names(profile)
    for kind, names in (
        ("given_name", profile.given_names),
        ("family_name", profile.family_names),
        ("other_name", profile.other_names),
    ):
        yield from _names(kind, names)
    yield from _accounts(profile)
    yield from _phones(profile.phones)
    for kind, names in (
        ("school", profile.schools),
        ("district", profile.districts),
        ("local", profile.locals),
    ):
        for name in names:
            yield from _institution(kind, name)
    for cohort in profile.cohorts:
        yield from phrase("cohort", words_of(cohort))


def profile_digits(number: str) -> str:
    """The last ten digits of a phone number, which are the same in every way of writing it."""
    return "".join(filter(str.isdecimal, number))[-10:]


def _names(kind: str, names: Iterable[str]) -> Iterator[Pattern]:
    """Each name whole, and each of its words that says something alone."""
    for name in names:
        words = words_of(name)
        if len(words) > 1:
            yield from phrase(kind, words)
        for word in words:
            if (len(word) > 1 and word not in PARTICLES) or UNSPACED.search(word):
                yield from phrase(kind, [word], word in COMMON_WORDS or len(word) < 3)


def _full_names(profile: IdentityProfile) -> Iterator[Pattern]:
    """Given and family name in both orders, and initials with the family name.

    Of several surnames or given names one of each is a full name too.
    """
    for first, last in product(_ways(profile.given_names), _ways(profile.family_names)):
        name = GAP.join(map(re.escape, last))
        initial = rf"{re.escape(first[0][0])}(?:\.| )\s*(?:[a-z]\.?\s*)?"
        full = GAP.join(map(re.escape, first)) + r"[\s._-]+(?:[a-z]\.?\s+)?"
        swapped = rf"{name},\s*(?:{re.escape(first[0])}|{re.escape(first[0][0])}\b)"
        body = rf"{BEFORE}(?:(?:{full}|{initial}){name}|{swapped}){AFTER}"
        yield Pattern("full_name", re.compile(body), needs=(max(last, key=len),))


def _ways(names: Iterable[str]) -> list[list[str]]:
    """Each name whole, and each word of it that says something alone."""
    whole = [words for words in map(words_of, names) if words]
    single = [
        [word] for words in whole for word in words if word not in PARTICLES and len(word) > 1
    ]
    ways = whole + single
    return [each for at, each in enumerate(ways) if each not in ways[:at]]


def _accounts(profile: IdentityProfile) -> Iterator[Pattern]:
    """Account names. An address that begins with a bare name is found by the name's own pattern."""
    names = profile.given_names + profile.family_names + profile.other_names
    bare = {word for name in names for word in words_of(name)}
    for email in profile.emails:
        local = plain(email).partition("@")[0]
        if len(local) >= _SHORTEST_LOCAL_PART and local not in bare:
            common = local in COMMON_WORDS
            body = f"{BEFORE}{re.escape(local)}{AFTER}"
            yield Pattern("own_email", re.compile(body), common, (local,))
    for handle in {*map(plain, profile.handles), *_guessed(profile)}:
        name = handle.strip().lstrip("@")
        if name:
            body = f"{BEFORE}@?{re.escape(name)}{AFTER}"
            yield Pattern("own_handle", re.compile(body), needs=(name,))


def _guessed(profile: IdentityProfile) -> Iterator[str]:
    """Account names people make of their own: danaruiz, druiz, ruizdana, ruizd."""
    for given, family in product(profile.given_names, profile.family_names):
        first, last = "".join(words_of(given)), "".join(words_of(family))
        pairs = [(first, last), (first[:1], last), (last, first), (last, first[:1])]
        yield from (one + two for one, two in pairs if len(one + two) >= _SHORTEST_ACCOUNT)


def _phones(phones: Iterable[str]) -> Iterator[Pattern]:
    for phone in phones:
        digits = profile_digits(phone)
        for tail in {digits, digits[-7:]}:
            if len(tail) >= 7:
                body = _DIGIT_GAP.join(tail)
                whole = rf"(?<!\d)(?:\+?\d{{1,3}}[ .-]?)?\(?{body}(?!\d)"
                yield Pattern("own_phone", re.compile(whole), needs=(tail[0],))


def _institution(kind: str, name: str) -> Iterator[Pattern]:
    """The whole name, its proper part with institution words or capitalised alone, its letters."""
    words = words_of(name)
    yield from phrase(kind, words)
    core = list(words)
    while core and core[-1] in INSTITUTION_WORDS[kind]:
        core.pop()
    if core:
        proper = GAP.join(map(re.escape, core))
        others = "|".join(map(re.escape, INSTITUTION_WORDS[kind]))
        named = rf"{BEFORE}{proper}(?:{GAP}(?:{others}){AFTER})+"
        yield Pattern(kind, re.compile(named), needs=(max(core, key=len),))
        yield from phrase(kind, core, only_capitalised=True)
    if len(words) >= 3:
        yield from phrase(kind, ["".join(word[0] for word in words)], only_capitalised=True)
