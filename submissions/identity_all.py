"""All that the check asks an author about: their own names, other people's, and links."""

import hashlib
import re
from dataclasses import replace

from submissions import identity, identity_links, identity_people
from submissions.identity import Hit, IdentityProfile

# What a finding may rest on without being mended or explained: it is said, and nothing more.
ADVICE = frozenset(identity_links.SENTENCES)
OTHERS = frozenset(identity_people.SENTENCES)
_SENTENCES = identity.SENTENCES | identity_people.SENTENCES | identity_links.SENTENCES
# Counted up with every change of what is found, so that nothing kept from before is believed.
RULES = 1


def scan(text: str, profile: IdentityProfile, place: str) -> list[Hit]:
    """In order and without overlaps: what the author's own scan finds, then people, then links."""
    own = identity.scan(text, profile, place)
    people = identity.longest(identity_people.scan(text, place))
    links = identity_links.scan(text, place)
    own = [replace(hit, sentence=sentence_of(hit)) for hit in own]
    return _beside(_beside(own, people), links)


def sentence_of(hit: Hit) -> str:
    """The sentence for the author; a link to a personal account says what opening it shows."""
    if hit.kind != "account_link":
        return _SENTENCES[hit.kind]
    where = identity_links.kind_of(re.split(r"[/?#]", hit.found.partition("//")[2] or hit.found)[0])
    return _SENTENCES["account_link" if where == "link" else where]


def _beside(first: list[Hit], more: list[Hit]) -> list[Hit]:
    """`more` where nothing of `first` stands."""
    taken = {at for hit in first for at in range(hit.start, hit.end)}
    free = [hit for hit in more if taken.isdisjoint(range(hit.start, hit.end))]
    return sorted([*first, *free], key=lambda hit: hit.start)


def fingerprint(profile: IdentityProfile) -> str:
    """Tells one profile under one set of rules from every other."""
    return hashlib.sha256(f"{RULES}\n{profile!r}".encode()).hexdigest()
