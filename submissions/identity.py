"""Finds what names the author, or leads to anyone, in a text or a file name. It never edits words.

A hit is a question to the author, not a verdict: "Rose" may be a name or a flower. Names of
other people, students above all, are found by their shape: `identity_people`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from submissions import identity_lists
from submissions.fold import Folded, fold, fold_unbroken
from submissions.identity_patterns import patterns_of, profile_digits
from submissions.identity_phrases import Pattern
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
    Pattern(kind, re.compile(pattern), needs=needs)
    for kind, pattern, needs in (
        ("email", identity_lists.EMAIL, ("@",)),
        ("account_link", identity_lists.ACCOUNT_LINK, identity_lists.HOST_WORDS),
        ("handle", identity_lists.HANDLE, ("@",)),
        ("phone", identity_lists.PHONE, tuple("0123456789")),
    )
)


def scan(text: str, profile: IdentityProfile, place: str) -> list[Hit]:
    """Every place in the text that names the author or leads to somebody, in order.

    `place` says where the text stands ("Part 1, answer 2", a file name) and is handed through.
    Where findings overlap the longest stays.
    """
    return longest(
        Hit(place, start, end, text[start:end], kind, SENTENCES[kind])
        for folded in ways_to_read(text)
        for kind, start, end in _found(text, folded, profile)
    )


def ways_to_read(text: str, *, cased: bool = False) -> list[Folded]:
    """The text folded, and once more with the words whole that lines divide."""
    unbroken = fold_unbroken(text, cased=cased)
    return [fold(text, cased=cased), *([unbroken] if unbroken else [])]


def _found(text: str, folded: Folded, profile: IdentityProfile) -> Iterator[tuple[str, int, int]]:
    for pattern in (*_own(profile), *_GENERIC):
        if not pattern.may_be_in(folded.text):
            continue
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


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """In order, without those inside or across a longer one; the author's own before the generic."""
    kept: list[Hit] = []
    order = {kind: at for at, kind in enumerate(SENTENCES)}
    ends: list[int] = []
    starts: list[int] = []
    for hit in sorted(hits, key=lambda each: (each.start - each.end, order.get(each.kind, 99))):
        at = bisect_right(starts, hit.start)
        free = (not at or ends[at - 1] <= hit.start) and (
            at == len(starts) or hit.end <= starts[at]
        )
        if free:
            starts.insert(at, hit.start)
            ends.insert(at, hit.end)
            kept.insert(at, hit)
    return kept
