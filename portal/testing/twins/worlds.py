"""Worlds built by the same actions on the same ground, with a standing clock and the same dice."""

import datetime as dt
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
import time_machine
from django.db import transaction

from badges.tests import keys
from portal.accounts.models import Affiliate
from portal.testing import world as the_world
from portal.testing.twins.traits import ONE
from submissions.tests import planted

START = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)


def builder(dice: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """`twins = builder(...)`: then `twins(look, **one)` builds a world, looks, and takes it back.

    `look(world, time)` says what `twins` returns; `one` is how this world differs: its `traits`,
    what to `prepare`, and what `portal.testing.world.build` takes.
    """
    ground = _ground(dice)

    def _twin(look: Callable[..., Any], **differs: Any) -> Any:
        traits = differs.pop("traits", ONE)
        traits.made.clear()
        prepare = differs.pop("prepare", lambda world: None)
        with transaction.atomic(), time_machine.travel(START, tick=False) as time:
            dice(7)
            monkeypatch.setattr(keys, "TURNS", cycle(range(3)))
            monkeypatch.setattr(planted, "name", lambda slot: f"{traits.mark} {slot}")
            world = the_world.World(
                dict(ground.people),
                ground.credential,
                ground.twice,
                endorsement=ground.endorsement,
                design=ground.design,
            )
            prepare(world)
            the_world.build(
                world, traits.learners(), upload=traits.upload, dress=traits.dress, **differs
            )
            found = look(world, time)
            transaction.set_rollback(True)
        for person in ground.people.values():
            person.refresh_from_db()
        return found

    return _twin


def _ground(dice: Callable[[int], None]) -> the_world.World:
    dice(1)
    with time_machine.travel(START, tick=False):
        ground = the_world.ground()
        kea = Affiliate.objects.get(slug="kea")
        Affiliate.objects.create(
            slug="jefferson-two", name="Elsewhere Association", short_name="Elsewhere",
            level="local", parent=kea, words="credential", time_zone="Pacific/Honolulu",
        )  # fmt: skip
    return ground
