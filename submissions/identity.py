"""Finds what names the author, or leads to anyone, in a text or a file name. It never edits words.

A hit is a question to the author, not a verdict: "Rose" may be a name or a flower. Names of
students are out of scope: the portal does not know them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from submissions import identity_lists
from submissions.fold import Folded, fold
from submissions.identity_patterns import Pattern, patterns_of, profile_digits
from submissions.identity_profile import IdentityProfile
from submissions.msgid import gettext_noop as _

__all__ = ["Hit", "IdentityProfile", "scan"]

SENTENCES = {
    "own_email": _("This is your e-mail address, or a part of it."),
    "full_name": _("This is your full name."),
    "given_name": _("This looks like your given name."),
    "family_name": _("This looks like your family name."),
    "other_name": _("This looks like a name you also use."),
    "own_handle": _("This looks like your name on an account."),
    "own_phone": _("This is your phone number."),
    "school": _("This looks like the name of your school."),
    "district": _("This looks like the name of your district."),
    "local": _("This looks like the name of your local."),
    "cohort": _("This is the name of your cohort."),
    "email": _("An e-mail address can tell who somebody is."),
    "phone": _("This looks like a phone number, which can tell who somebody is."),
    "handle": _("A name on an account can tell who somebody is."),
    "account_link": _("A link to a personal account or folder can show whose it is."),
}


@dataclass(frozen=True)
class Hit:
    """One finding: where it stands in the text, what was found, and the sentence for the author.

    The sentence is a message id: pass it through gettext where it is shown.
    """

    place: str
    start: int
    end: int
    found: str
    kind: str
    sentence: str


_GENERIC = tuple(
    Pattern(kind, re.compile(pattern))
    for kind, pattern in (
        ("email", identity_lists.EMAIL),
        ("account_link", identity_lists.ACCOUNT_LINK),
        ("handle", identity_lists.HANDLE),
        ("phone", identity_lists.PHONE),
    )
)


def scan(text: str, profile: IdentityProfile, place: str) -> list[Hit]:
    """Every place in the text that names the author or leads to somebody, in order.

    `place` says where the text stands ("Part 1, answer 2", a file name) and is handed through.
    Where findings overlap the longest stays.
    """
    folded = fold(text)
    found = [
        Hit(place, start, end, text[start:end], kind, SENTENCES[kind])
        for kind, start, end in _found(text, folded, profile)
    ]
    return _longest(found, len(text))


def _found(text: str, folded: Folded, profile: IdentityProfile) -> Iterator[tuple[str, int, int]]:
    for pattern in (*_own(profile), *_GENERIC):
        for match in pattern.expression.finditer(folded.text):
            start, end = folded.span(*match.span())
            if not (pattern.only_capitalised and text[start].islower()):
                yield _kind(pattern.kind, match[0], profile), start, end


@lru_cache(maxsize=64)
def _own(profile: IdentityProfile) -> tuple[Pattern, ...]:
    return tuple(patterns_of(profile))


def _kind(kind: str, found: str, profile: IdentityProfile) -> str:
    """The author's own address or number is called so, however it was found."""
    if kind == "email" and found in {fold(email).text for email in profile.emails}:
        return "own_email"
    if kind == "phone" and profile_digits(found) in map(profile_digits, profile.phones):
        return "own_phone"
    return kind


def _longest(hits: list[Hit], length: int) -> list[Hit]:
    """Without those inside or across a longer one; the author's own before the generic."""
    kept: list[Hit] = []
    taken = bytearray(length)
    order = list(SENTENCES)
    for hit in sorted(hits, key=lambda each: (each.start - each.end, order.index(each.kind))):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda each: each.start)
