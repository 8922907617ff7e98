"""Mails that a person may decline: not sent to who has, and with the way out in them."""

from typing import Any

from portal.accounts import optouts
from portal.accounts.models import User
from portal.accounts.optout import links
from portal.kit import messages
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
    return messages.post(
        kind,
        to=person.email,
        key=key,
        context={**context, "optout": links.of(person, category)},
        recipient=person,
        words=words or person.vocabulary,
        language=person.language,
        zone=person.time_zone,
    )
