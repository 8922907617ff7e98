"""Mails that a person may decline: not sent to who has, and with the way out in them."""

from typing import Any

from portal.accounts import mails, optouts
from portal.accounts.models import User
from portal.accounts.optout import links
from portal.kit.models import Message
from portal.kit.vocabulary import Vocabulary


def post(
    kind: str, person: User, *, key: str, context: dict[str, Any], words: Vocabulary | None = None
) -> Message | None:
    """Queue a mail of a kind that may be declined, once per `key`; None where it was declined.

    In the person's language and zone, and their own words unless `words` are given.
    `person.affiliate` is read. Raises KeyError for a kind that always comes.
    """
    category = optouts.category(kind)
    if category is None:
        raise KeyError(kind)
    if not optouts.wants(person, category):
        return None
    return mails.post(
        kind,
        person,
        key=key,
        context={**context, "optout": links.of(person, category)},
        words=words or person.vocabulary,
    )
