"""Keys are made, retired and replaced; awards are signed, once, and kept."""

import json
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from badges import addresses
from badges.models import Award, SignedAssertion, SigningKey
from badges.openbadges import jws, serialise, signed
from badges.signing import policy, queries, store
from credentials.models import Issuer
from portal.accounts.models import User
from portal.kit import audit, clock, codes, outbox
from portal.kit.verdict import Refused


def make_key(issuer: Issuer, *, by: User) -> SigningKey:
    """The issuer's active key, made now where there is none. Raises Refused for anybody else."""
    policy.may_manage(by, issuer).require()
    return _active(issuer) or _made(issuer, by)


def retire(key: SigningKey, reason: str, note: str, *, by: User) -> SigningKey | None:
    """Retire a key for good and destroy its private half; its successor comes back.

    The issuer's Profile names the successor from now on; earners make a fresh copy. What a
    compromised key signed is revoked as well, and its earners are told (portal.routes). A key
    that was retired before can be found to be compromised; then nothing takes its place. Raises
    Refused without a reason, and where somebody else was quicker.
    """
    policy.may_manage(by, key.issuer).require()
    policy.may_retire(key, reason, note).require()
    # drawing the numbers takes its time, so it is done before anything is locked
    successor = None if key.retired_at else _drawn(key.issuer, by)
    with transaction.atomic():
        _retire(key, {"reason": reason, "note": note.strip()}, by)
        if reason == SigningKey.Reason.COMPROMISED:
            outbox.put("key.withdrawn", str(key.uuid), key_id=key.pk)
        return successor and _kept(successor)


def sign(award: Award, *, by: User) -> SignedAssertion:
    """The award as signed text; made at the first time of asking, and kept.

    Only where the issuer has changed its key is it made anew, under another id. Raises Refused
    for what may not be signed, and while the issuer's key cannot be opened.
    """
    policy.may_sign(by, award).require()
    return queries.copies(award).valid or _signed(award, by)


def _signed(award: Award, by: User) -> SignedAssertion:
    issuer = award.issuer
    key = _active(issuer) or _made(issuer, None)
    uuid = codes.public_id()
    text = _text(award, key, uuid)
    try:
        with transaction.atomic():
            made = SignedAssertion.objects.create(award=award, key=key, uuid=uuid, jws=text)
            audit.record("badges.sign", f"award:{award.uuid}", by=by, key=str(key.uuid))
    except IntegrityError:
        # the same person pressed twice; the first one counts
        return SignedAssertion.objects.get(award=award, key=key)
    return made


def _text(award: Award, key: SigningKey, uuid: UUID) -> str:
    """The signed assertion, read back with the public half before anybody sees it."""
    hosted = json.loads(award.document)
    document = signed.assertion(hosted, id=uuid, key=addresses.key(key.uuid))
    payload = serialise.to_bytes(document)
    try:
        text = jws.sign(payload, store.opened(bytes(key.sealed), key.uuid))
    except store.Locked as locked:
        raise Refused(_("Signed copies cannot be made just now. Please tell support.")) from locked
    if jws.verify(text, key.public_pem) != payload:
        raise ValueError("A signed text does not say what was signed.")
    return text


def _active(issuer: Issuer) -> SigningKey | None:
    return SigningKey.objects.active().filter(issuer=issuer).first()


def _retire(key: SigningKey, why: dict[str, str], by: User) -> None:
    """Judge by the row as it is now. Raises Refused when it is not what was looked at."""
    fields: dict[str, Any] = dict(why)
    if key.retired_at is None:
        fields |= {"retired_at": clock.now(), "retired_by": by, "sealed": None}
    same = SigningKey.objects.filter(pk=key.pk, reason=key.reason, retired_at=key.retired_at)
    if not same.update(**fields):
        raise Refused(_("Somebody else has changed this key meanwhile."))
    audit.record("badges.retire_key", f"key:{key.uuid}", by=by, **why)


def _made(issuer: Issuer, by: User | None) -> SigningKey:
    """A new active key. Whoever comes second takes the one that the first made."""
    try:
        with transaction.atomic():
            return _kept(_drawn(issuer, by))
    except IntegrityError:
        return SigningKey.objects.active().get(issuer=issuer)


def _drawn(issuer: Issuer, by: User | None) -> SigningKey:
    uuid = codes.public_id()
    public, sealed = store.made(uuid)
    return SigningKey(uuid=uuid, issuer=issuer, public_pem=public, sealed=sealed, created_by=by)


def _kept(row: SigningKey) -> SigningKey:
    row.save(force_insert=True)
    where = {"issuer": row.issuer.slug}
    audit.record("badges.make_key", f"key:{row.uuid}", by=row.created_by, **where)
    return row
