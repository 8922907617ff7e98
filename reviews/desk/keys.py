"""The keys of the review desk: what each does, and which key it has for whom. Pure.

Single keys are off until a person switches them on, and each can be moved (WCAG 2.2, 2.1.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

USUAL = {
    "next": "j",
    "previous": "k",
    "comment": "c",
    "bank": "b",
    "note": "n",
    "evidence": "e",
    "rubric": "r",
    "save": "s",
}
DOES: dict[str, Promise] = {
    "next": _("Next criterion"),
    "previous": _("Criterion before"),
    "comment": _("Into the comment"),
    "bank": _("Open the comment bank"),
    "note": _("Note on the piece in view"),
    "evidence": _("To the evidence"),
    "rubric": _("To the rubric"),
    "save": _("Save now"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One act and its key, as the sheet lists it."""

    act: str
    key: str
    does: str | Promise


def of(chosen: Mapping[str, str]) -> dict[str, str]:
    """The key of each act; what was chosen stands before what is usual."""
    return {act: chosen.get(act) or key for act, key in USUAL.items()}


def sheet(chosen: Mapping[str, str]) -> tuple[Key, ...]:
    """All acts with their keys, in the order of the sheet."""
    return tuple(Key(act, key, DOES[act]) for act, key in of(chosen).items())


def clashing(keys: Mapping[str, str]) -> set[str]:
    """The acts whose key another act has too."""
    used = list(keys.values())
    return {act for act, key in keys.items() if used.count(key) > 1}
