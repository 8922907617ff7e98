"""Signing and baking in this process, each beside the least that the same work takes."""

import json
import struct
import zlib
from collections.abc import Callable
from statistics import median
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from badges import addresses
from badges.models import Award, SigningKey
from badges.openbadges import jws, png, serialise, signed
from badges.signing import actions as signing
from badges.signing import store
from portal.benching import awarding
from portal.benching.badging import pillow
from portal.kit import clock, codes

KEYWORD = b"openbadges\0"


def bake(award: Award, times: int) -> dict[str, Any]:
    """A picture with the badge in it, beside the same in plain Python; what it weighs more."""
    picture, text = awarding.class_picture(), award.document
    with pillow.watched() as opened:
        baked = png.bake(picture, text)
    if baked != raw_bake(picture, text.encode()):
        raise RuntimeError("the floor bakes something else")
    found = in_turn(
        lambda: png.bake(picture, text), lambda: raw_bake(picture, text.encode()), times
    )
    return found | {"more": len(baked) - len(picture), "pictures": len(opened)}


def raw_bake(picture: bytes, document: bytes) -> bytes:
    """Walk the chunks, compare each checksum, leave out what was baked before, splice."""
    kept, at = [], 8
    while at < len(picture):
        (size,) = struct.unpack_from(">I", picture, at)
        chunk = picture[at : at + size + 12]
        if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise ValueError("damaged")
        if not (chunk[4:8] == b"iTXt" and chunk[8:].startswith(KEYWORD)):
            kept.append(chunk)
        at += len(chunk)
    return awarding.spliced(picture[:8] + b"".join(kept), document)


def sign(award: Award, times: int) -> dict[str, Any]:
    """A signed text, beside the bare signature of the same bytes by the same key."""
    key = _key(award)
    private = store.opened(bytes(key.sealed), key.uuid)
    address = addresses.key(key.uuid)
    hosted = json.loads(award.document)
    document = signed.assertion(hosted, id=codes.public_id(), key=address)
    payload = serialise.to_bytes(document)

    def ours() -> str:
        made = signed.assertion(hosted, id=codes.public_id(), key=address)
        return jws.sign(serialise.to_bytes(made), private)

    def raw() -> bytes:
        return private.sign(payload, PKCS1v15(), SHA256())

    return in_turn(ours, raw, times) | {"bits": private.key_size}


def first_copies(awards: list[Award]) -> float:
    """Milliseconds of the action: the key is opened, the text signed, read back and stored."""
    Award.objects.filter(pk__in=[award.pk for award in awards]).update(accepted_at=clock.now())
    taken = []
    for award in Award.objects.filter(pk__in=[award.pk for award in awards]):
        taken.append(awarding.timed(lambda award=award: signing.sign(award, by=award.person)))
    return median(taken)


def _key(award: Award) -> SigningKey:
    return signing.sign(award, by=award.person).key


def in_turn(ours: Callable[[], Any], floor: Callable[[], Any], times: int) -> dict[str, float]:
    """Medians of both, in milliseconds, each asked once in turn."""
    ours(), floor()
    pairs = [(awarding.timed(floor), awarding.timed(ours)) for _ in range(times)]
    theirs, mine = (median(taken) for taken in zip(*pairs, strict=True))
    return {"ours": mine, "floor": theirs}
