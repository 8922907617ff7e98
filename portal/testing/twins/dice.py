"""Random codes that come the same each time."""

import random
import uuid
from collections.abc import Callable

import pytest

from badges.openbadges import identity
from portal.kit import codes


def loaded(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`dice = loaded(monkeypatch)`: then `dice(7)` throws the same codes from the start again."""

    def _dice(seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 - the same codes are the aim

        class Dice:
            choice = staticmethod(source.choice)
            token_urlsafe = staticmethod(lambda n: f"{source.getrandbits(n * 8):0{n * 2}x}"[:22])
            token_hex = staticmethod(lambda n: f"{source.getrandbits(n * 8):0{n * 2}x}")

        class Uuids:
            UUID = uuid.UUID
            uuid4 = staticmethod(lambda: uuid.UUID(int=source.getrandbits(128), version=4))

        monkeypatch.setattr(codes, "secrets", Dice)
        monkeypatch.setattr(codes, "uuid", Uuids)
        monkeypatch.setattr(identity, "secrets", Dice)

    return _dice
