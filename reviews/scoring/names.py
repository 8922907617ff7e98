"""Does a comment say who wrote it? Source: blind-review 2.4, free text of the assessor."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from portal.accounts.models import Affiliate, User
from submissions import authors, identity
from submissions.fold import plain
from submissions.models import Submission

MARK = "[…]"
NEAR = (Affiliate.Level.LOCAL, Affiliate.Level.DISTRICT)
# Of somebody who did not write the comment only this counts: "Will" or "Central" alone is a word.
CERTAIN = {"full_name", "own_email", "own_handle", "own_phone"}
GENERIC = {"email", "phone", "handle", "account_link"}

Span = tuple[int, int]
Profiles = Callable[[User], identity.IdentityProfile]


def found(text: str, person: User) -> list[str]:
    """What in `text` names its writer or leads to anybody, as it stands there.

    Everything the scan of an educator's own work knows: names alone and together, addresses,
    numbers, accounts, the school, the local.
    """
    return [hit.found for hit in identity.scan(text, _profile(person), "")]


def among(texts: Mapping[str, str], person: User) -> dict[str, list[str]]:
    """`found` for many texts by key, those without anything left out; reads the person once."""
    profile = _profile(person)
    hits = {key: [hit.found for hit in identity.scan(t, profile, "")] for key, t in texts.items()}
    return {key: words for key, words in hits.items() if words}


def readers_of(submission: Submission) -> list[User]:
    """Those who wrote about this attempt."""
    return list(User.objects.filter(reviews_written__submission=submission).distinct())


def assessors_for(submission: Submission) -> list[User]:
    """Everybody who assesses for the issuer of this attempt, or did."""
    issuer = submission.enrollment.credential.issuer_id
    return list(User.objects.filter(assessor_roles__issuer=issuer).distinct())


def unnamed(submission: Submission) -> Callable[[str], str]:
    """What takes everybody's name out of a text about this attempt; reads each person once."""
    writers, others = readers_of(submission), assessors_for(submission)
    profile = cache(_profile)
    return lambda text: _without(text, writers, others, profile) if text else text


def without(text: str, writers: Iterable[User], others: Iterable[User] = ()) -> str:
    """`text` with a mark in place of all that names a writer, or surely one of the others."""
    return _without(text, writers, others, _profile)


def _without(text: str, writers: Iterable[User], others: Iterable[User], profile: Profiles) -> str:
    spans: list[Span] = []
    for person in writers:
        spans += _spans(text, person, None, profile)
    for person in _mentioned(text, others):
        spans += _spans(text, person, CERTAIN, profile)
    return _marked(text, spans)


def _profile(person: User) -> identity.IdentityProfile:
    """As of an author; a state or the whole country is nobody's home."""
    profile = authors.profile_of(person)
    near = person.affiliate is not None and person.affiliate.level in NEAR
    return profile if near else replace(profile, locals=())


def _spans(text: str, person: User, kinds: set[str] | None, profile: Profiles) -> Iterator[Span]:
    for hit in identity.scan(text, profile(person), ""):
        if hit.kind not in GENERIC and (kinds is None or hit.kind in kinds):
            yield hit.start, hit.end
    if person.given_name and person.family_name:
        yield from (match.span() for match in _with_initial(person).finditer(text))


def _with_initial(person: User) -> re.Pattern[str]:
    """The given name with the initial of the other: "Asha C."; without a full stop at an end."""
    given, initial = re.escape(person.given_name), re.escape(person.family_name[0])
    return re.compile(rf"\b{given}\s+{initial}(?:\.|(?=[\s)!]*$))", re.MULTILINE)


def _mentioned(text: str, people: Iterable[User]) -> list[User]:
    """Those of whom some word stands in the text at all; the scan itself costs more."""
    folded, digits = plain(text), re.sub(r"\D", "", text)
    return [person for person in people if _occurs(person, folded, digits)]


def _occurs(person: Any, folded: str, digits: str) -> bool:
    words = [person.given_name, person.family_name, person.email.partition("@")[0]]
    words += re.split(r"[,;\s@]+", person.handles)
    phone = re.sub(r"\D", "", person.phone)[-7:]
    named = any(plain(word) in folded for word in words if word)
    return named or (len(phone) == 7 and phone in digits)


def _marked(text: str, spans: Iterable[Span]) -> str:
    """`text` with one mark for each run of overlapping spans."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], MARK]
        at = max(at, end)
    return "".join([*parts, text[at:]])
