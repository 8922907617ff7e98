"""Whose turn it is: the oldest day first, within a day an order of each reader's own."""

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from portal.accounts.models import User
from portal.kit import clock
from reviews.models import ReviewSlot

LOOKED_AT = 400


def of(open_now: QuerySet[ReviewSlot], user: User) -> list[int]:
    """Keys of these slots in the order in which they are offered to `user`."""
    return order(looked_at(open_now), user)


def looked_at(open_now: QuerySet[ReviewSlot]) -> QuerySet[ReviewSlot, tuple]:
    """(key, since, code) of the oldest of these slots."""
    since = Coalesce("submission__submitted_at", "opened_at")
    return open_now.order_by(since, "code").values_list("pk", since, "code")[:LOOKED_AT]


def order(rows: Iterable[tuple[int, dt.datetime, str]], user: User) -> list[int]:
    """Their keys, the oldest day first and within it in this reader's own order."""
    now = clock.now()
    ordered = sorted(rows, key=lambda row: ((row[1] - now).days, own(user, row[2])))
    return [pk for pk, _since, _code in ordered]


def own(user: User, key: object) -> bytes:
    """A stable place in this reader's own order; it tells nothing of any other order."""
    text = f"{user.code}:{key}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), text, hashlib.sha256)
