"""What each field of a badge's data means, in words (row F11)."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

MEANS = {
    "@context": gettext_lazy("The standard that the words below are taken from."),
    "@language": gettext_lazy("The language of the texts."),
    "type": gettext_lazy("What this is: the assertion that one badge was awarded to one person."),
    "id": gettext_lazy("Its address. Whoever checks the badge reads the data from there."),
    "recipient": gettext_lazy(
        "Whom it is about: a fingerprint of your mail address, mixed with the salt. Nobody can read "
        "the address out of it; who knows the address can check that it fits."
    ),
    "badge": gettext_lazy("What was awarded: its name, criteria, picture and issuer stand there."),
    "verification": gettext_lazy("How to check it: by reading it at its address."),
    "issuedOn": gettext_lazy("The day it was awarded."),
    "expires": gettext_lazy("The last moment at which it is good."),
    "image": gettext_lazy("The picture with this data inside."),
    "narrative": gettext_lazy("How it was decided."),
    "evidence": gettext_lazy("The page about the evidence. Your work is not on it."),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: as it is written, and what it means."""

    name: str
    value: str
    means: str


def fields(document: str) -> list[Field]:
    """The fields of an assertion, in its own order."""
    said = json.loads(document)
    return [Field(name, _text(value), str(MEANS.get(name, ""))) for name, value in said.items()]


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
