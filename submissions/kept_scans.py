"""Keeps what was found in a long text, so that a page that is looked at reads none of it again.

Kept are places and kinds alone, by a hash of the text, the profile and the rules: what changes any
of them is scanned anew, and who has only the row learns nothing of anybody.
"""

import hashlib
from dataclasses import replace

from django.db import transaction

from portal.kit import clock
from submissions import identity_all
from submissions.identity import Hit, IdentityProfile
from submissions.models import KeptScan

# Shorter ones are scanned in less time than it takes to ask.
SHORT = 20_000


def scan(text: str, profile: IdentityProfile, place: str) -> list[Hit]:
    """identity_all.scan, and for a long text only the first time."""
    if len(text) < SHORT:
        return identity_all.scan(text, profile, place)
    key = _key(text, profile)
    kept = KeptScan.objects.filter(key=key).values_list("hits", flat=True).first()
    if kept is not None:
        return [_hit(text, place, *each) for each in kept]
    found = identity_all.scan(text, profile, place)
    _keep(key, found)
    return found


def _key(text: str, profile: IdentityProfile) -> str:
    whole = f"{identity_all.fingerprint(profile)}\n{text}"
    return hashlib.sha256(whole.encode()).hexdigest()


def _hit(text: str, place: str, start: int, end: int, kind: str) -> Hit:
    found = Hit(place, start, end, text[start:end], kind, "")
    return replace(found, sentence=identity_all.sentence_of(found))


def _keep(key: str, found: list[Hit]) -> None:
    hits = [[hit.start, hit.end, hit.kind] for hit in found]
    row = KeptScan(key=key, hits=hits, at=clock.now())
    with transaction.atomic():
        KeptScan.objects.bulk_create([row], ignore_conflicts=True)
