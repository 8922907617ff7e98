"""Every named address with arguments that lead to something in the shared world."""

import uuid
from typing import Any

from django.urls import reverse

from portal.documenting import addresses
from portal.testing.door_names import ALLAUTH, DOORS
from portal.testing.world import World

NEVER: dict[str, Any] = {
    "code": "neverwas",
    "slug": "never-was",
    "uuid": uuid.UUID(int=7 << 64 | 4 << 76 | 8 << 60),
    "desk_code": "NEVER",
    "item": "neverwas",
    "upload": "neverwas",
    "token": "never.was",
    "person": "neverwas",
}


def names() -> list[str]:
    """Every address of the portal's own by name, then the main ones of allauth."""
    return [*(name for _path, name in addresses.named()), *ALLAUTH]


def owner_state(name: str) -> str:
    """In which status the work of the owner of this address stands."""
    return DOORS[name][0] if name in DOORS else "draft"


def address(name: str, world: World) -> str:
    """The address of what is there."""
    return reverse(name, kwargs=DOORS[name][1](world) if name in DOORS else {})


def never(name: str, world: World) -> str | None:
    """The same address of what never was; None where it has no arguments."""
    if name not in DOORS:
        return None
    values = DOORS[name][1](world)
    return reverse(name, kwargs={key: NEVER.get(key, value) for key, value in values.items()})
