"""What runs inside the portal's own settings: the world, and what no server is needed for."""

import dataclasses
import json
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.urls import reverse

from badges.models import Award
from credentials import loading
from credentials.models import MicroCredential
from portal.benching import awarding, awards, crowd, inside, world
from portal.benching.badging import batch, pillow, small
from portal.benching.badging.batch import Batch
from portal.benching.badging.lines import SERVED
from portal.benching.measuring import times_of
from portal.demo import cast
from portal.kit import outbox


@dataclasses.dataclass(frozen=True, slots=True)
class Size:
    """How many awards one by one, how many batches of how many, how often the rest in turn."""

    singles: int = 300
    batches: int = 7
    batch: int = 200
    turns: int = 300
    crowd: int = 1000


FULL = Size()
QUICK = Size(singles=100, batches=5, turns=100, crowd=300)
TINY = Size(singles=8, batches=1, batch=20, turns=5, crowd=20)


def run(out: Path, size: Size) -> None:
    """Make the world and measure; writes everything into `out` as JSON."""
    credential = _world(size)
    singles, *batches = _approved(credential, size)
    warm, again, *timed = singles.awards
    awarding.queries(warm)
    found: dict[str, Any] = {"issue": _issue(again, timed)}
    found["batch"] = batch.measure(batches[0], batches[1:-1], batches[-1])
    issued = list(Award.objects.filter(pk__in=timed).order_by("pk")[: size.turns])
    found["copies"] = small.first_copies(issued[:20])
    issued[0].refresh_from_db()
    found["sign"] = small.sign(issued[0], size.turns)
    found["bake"] = small.bake(issued[0], size.turns)
    out.write_text(json.dumps(found | _served(issued[0])))


def _world(size: Size) -> MicroCredential:
    with transaction.atomic():
        cast.make()
        loading.load()
        crowd.make(size.crowd)
    return MicroCredential.objects.get(slug=world.CREDENTIAL)


def _approved(credential: MicroCredential, size: Size) -> list[Batch]:
    """Those to be issued one by one, then the batches: one to warm up and one to count more."""
    sizes = [size.singles + 2, *[size.batch] * (size.batches + 2)]
    keys = iter(awards.approved(credential.current, sum(sizes)))
    made = [_told([next(keys) for _ in range(count)]) for count in sizes]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def _told(keys: list[int]) -> Batch:
    entries = [outbox.entry("award.approved", f"bench:{pk}", award_id=pk) for pk in keys]
    with outbox.gathering():
        return Batch(keys, [row.pk for row in outbox.put_all(*entries)])


def _issue(counted: int, timed: list[int]) -> dict[str, Any]:
    with pillow.watched() as opened:
        sql = awarding.queries(counted)
    taken = awarding.measure(timed)
    ours, floor = (times_of(taken[name], 0).p50 for name in ("award", "floor"))
    return {"ours": ours, "floor": floor, "sql": sql, "pictures": len(opened)}


def _served(award: Award) -> dict[str, Any]:
    """What the servers need to know to be asked for one public assertion."""
    made = world.World({"assertion": reverse("badges:assertion", args=[award.uuid])})
    sql = {operation.name: inside.queries(operation, made) for operation in SERVED}
    return dataclasses.asdict(made) | {"award": str(award.uuid), "sql": sql}
