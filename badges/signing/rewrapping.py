"""Changing the key that encrypts the keys."""

from uuid import UUID

from badges.models import SigningKey
from badges.signing import store
from portal.kit import audit


def rewrap() -> tuple[int, list[UUID]]:
    """Encrypt every private key with the first of CAIRN_KEYS: how many, and which stay locked.

    A key that is retired meanwhile stays without its private half.
    """
    done, locked = 0, []
    for key in SigningKey.objects.active().order_by("pk"):
        try:
            done += _rewrapped(key)
        except store.Locked:
            locked.append(key.uuid)
    return done, locked


def _rewrapped(key: SigningKey) -> int:
    sealed = store.resealed(bytes(key.sealed), key.uuid)
    if sealed is None:
        return 0
    changed = SigningKey.objects.active().filter(pk=key.pk).update(sealed=sealed)
    if changed:
        audit.record("badges.rewrap_key", f"key:{key.uuid}")
    return changed
