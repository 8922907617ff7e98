"""What the awards of one class share, read and checked once per process: a class is frozen."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from badges import facts
from badges.models import BadgeClassSnapshot
from badges.openbadges import checks, documents


class Unsound(Exception):
    """A document that verifiers would refuse was about to be stored."""


@dataclass(frozen=True, slots=True)
class AwardedClass:
    """A sound class: its `name` and `language` as published, and both documents."""

    uuid: UUID
    name: str
    language: str
    document: dict[str, Any]
    profile: dict[str, object]

    @property
    def caption(self) -> str:
        """The words for its picture."""
        return str(self.document["image"]["caption"])


@lru_cache(maxsize=512)
def of(uuid: UUID, origin: str) -> AwardedClass:
    """The class under its public id. `origin` is part of every address in it.

    Raises Unsound when the class or its issuer's profile would be refused; that is asked again
    at the next award.
    """
    rows = BadgeClassSnapshot.objects.select_related("issuer")
    row = rows.defer("image", "svg").get(uuid=uuid)
    document = json.loads(row.document)
    profile = documents.profile(facts.of_issuer(row.issuer))
    wrong = checks.of_class(document, profile)
    if wrong:
        raise Unsound(" ".join(wrong))
    return AwardedClass(uuid, row.name, row.language, document, profile)
