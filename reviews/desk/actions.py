"""Arranging one's own desk."""

from collections.abc import Mapping

from django.db import transaction

from credentials.models import MicroCredential
from portal.accounts.models import User
from portal.kit import codes
from reviews.desk import keys
from reviews.models import OwnDesk

MOST = 60
LONGEST = 2_000


@transaction.atomic
def arrange(chosen: Mapping[str, str], *, single_keys: bool, help_key: bool, by: User) -> OwnDesk:
    """Switch single keys and the help key on or off, and move keys; the usual ones are not kept."""
    desk = _desk(by)
    desk.single_keys, desk.help_key = single_keys, help_key
    desk.keys = {act: key for act, key in chosen.items() if keys.USUAL.get(act, key) != key}
    desk.save(update_fields=["single_keys", "help_key", "keys"])
    return desk


@transaction.atomic
def keep(text: str, credential: MicroCredential, criterion: str, *, by: User) -> bool:
    """Keep a comment to be used again, the newest first; False for nothing, or what is there."""
    said = text.strip()[:LONGEST]
    desk = _desk(by)
    if not said or any(phrase["text"] == said for phrase in desk.phrases):
        return False
    phrase = {
        "code": codes.slot_code(),
        "credential": credential.pk,
        "criterion": criterion,
        "text": said,
    }
    desk.phrases = [phrase, *desk.phrases][:MOST]
    desk.save(update_fields=["phrases"])
    return True


@transaction.atomic
def forget(code: str, *, by: User) -> None:
    """Take one kept comment out; one that is not there is as good as gone."""
    desk = _desk(by)
    desk.phrases = [phrase for phrase in desk.phrases if phrase["code"] != code]
    desk.save(update_fields=["phrases"])


def _desk(user: User) -> OwnDesk:
    OwnDesk.objects.get_or_create(user=user)
    return OwnDesk.objects.select_for_update().get(user=user)
