"""Mails to one person, in their own language, zone and words."""

from typing import Any

from portal.accounts.models import User
from portal.kit import messages
from portal.kit.models import Message
from portal.kit.vocabulary import Vocabulary


def post(
    kind: str, person: User, *, key: str, context: dict[str, Any], words: Vocabulary | None = None
) -> Message:
    """Queue the mail `emails/<kind>` to their address, once per `key`.

    The words are the person's own unless `words` are given; `person.affiliate` is read.
    """
    return messages.post(
        kind,
        to=person.email,
        key=key,
        context=context,
        recipient=person,
        words=words or person.vocabulary,
        language=person.language,
        zone=person.time_zone,
    )
