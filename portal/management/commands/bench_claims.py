"""`manage.py bench_claims`: how long a claim takes, beside the same claim in raw SQL."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.benching import claims
from portal.benching.measuring import times_of
from portal.benching.servers import Bench

SIZES = {"full": claims.FULL, "quick": claims.QUICK, "tiny": claims.TINY}
GOAL = 2.0
SAID = {"in_turn": "one at a time", "at_once": f"{claims.READERS} at the same moment"}


class Command(BaseCommand):
    """Starts its own PostgreSQL, which keeps its promises, and touches no data of the portal."""

    help = "Measure a claim beside the same claim in raw SQL; exit 1 when its p95 is over twice."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to measure."""
        parser.add_argument("--quick", dest="size", action="store_const", const="quick")
        parser.add_argument("--tiny", dest="size", action="store_const", const="tiny")
        parser.add_argument("--inside", type=Path, help="(used by the command itself)")
        parser.set_defaults(size="full")

    def handle(self, *, size: str, **options: Any) -> None:
        """Print the table. Raises CommandError, thus exits 1, when the goal is missed."""
        if options["inside"]:
            options["inside"].write_text(json.dumps(claims.run(SIZES[size])))
            return
        found = _measured(size)
        for line in table(found):
            self.stdout.write(line)
        missed = ratio(found["in_turn"])
        if missed > GOAL:
            raise CommandError(
                f"p95 of a claim is {missed:.2f} times that in raw SQL; goal {GOAL:g}"
            )
        self.stdout.write("The goal is met.")


def _measured(size: str) -> dict[str, Any]:
    with Bench() as bench:
        bench.manage("migrate", "--verbosity", "0")
        out = bench.folder / "claims.json"
        flag = [] if size == "full" else [f"--{size}"]
        bench.manage("bench_claims", "--inside", str(out), *flag)
        return json.loads(out.read_text())


def table(found: dict[str, Any]) -> Iterator[str]:
    """Both ways of claiming, in milliseconds, and the ratio of their p95."""
    yield "| Claims | n | portal p50 ms | p95 ms | raw SQL p50 ms | p95 ms | p95 ratio | goal |"
    yield "|---|---|---|---|---|---|---|---|"
    for way, words in SAID.items():
        ours, raw = (times_of(found[way][name], 0) for name in ("claim", "raw"))
        goal = f"<= {GOAL:g}" if way == "in_turn" else "-"
        cells = [words, str(len(found[way]["claim"])), f"{ours.p50:.1f}", f"{ours.p95:.1f}"]
        cells += [f"{raw.p50:.1f}", f"{raw.p95:.1f}", f"{ratio(found[way]):.2f}", goal]
        yield f"| {' | '.join(cells)} |"
    yield f"Statements of one claim: {found['sql']}"


def ratio(found: dict[str, list[float]]) -> float:
    """p95 of the portal's claim in p95 of the raw one."""
    ours, raw = (times_of(found[name], 0) for name in ("claim", "raw"))
    return ours.p95 / raw.p95
