"""`manage.py bench`: p50, p95 and requests per second of the main pages, beside their floors."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.benching import inside, measuring, running, world

EFFORTS = {
    "full": (measuring.FULL, world.FULL),
    "quick": (measuring.QUICK, world.FULL),
    "tiny": (measuring.TINY, world.SMALL),
}


class Command(BaseCommand):
    """Starts its own PostgreSQL and servers, and touches no data of the portal."""

    help = "Measure the main pages and an award beside their floors; prints a table of ratios."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to measure, and what."""
        parser.add_argument("--quick", dest="effort", action="store_const", const="quick")
        parser.add_argument("--tiny", dest="effort", action="store_const", const="tiny")
        parser.add_argument("--only", default="", help="a word in the names of what to measure")
        parser.add_argument("--inside", type=Path, help="(used by the command itself)")
        parser.set_defaults(effort="full")

    def handle(self, *, effort: str, only: str, **options: Any) -> None:
        """Print the table as it grows. Raises CommandError, thus exits 1, when a goal is missed."""
        how_long, size = EFFORTS[effort]
        if options["inside"]:
            inside.run(options["inside"], size)
            return
        try:
            for line in running.run(how_long, effort, only.lower()):
                self.stdout.write(line)
        except running.GoalsMissed as missed:
            raise CommandError(str(missed)) from missed
