"""`manage.py bench_badges`: issuing, signing, baking and serving badges, beside their floors."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.benching import measuring
from portal.benching.badging import inside, running
from portal.benching.running import GoalsMissed

# Only two addresses are asked, so there is time to ask them often.
OFTEN = measuring.Effort(windows=9)
EFFORTS = {
    "full": (OFTEN, inside.FULL),
    "quick": (OFTEN, inside.QUICK),
    "tiny": (measuring.TINY, inside.TINY),
}


class Command(BaseCommand):
    """Starts its own PostgreSQL, worker and servers, and touches no data of the portal."""

    help = "Measure issuing, signing, baking and serving beside their floors; prints a table."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to measure, and what."""
        parser.add_argument("--quick", dest="effort", action="store_const", const="quick")
        parser.add_argument("--tiny", dest="effort", action="store_const", const="tiny")
        parser.add_argument("--only", default="", help="a word in the names of what to print")
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
        except GoalsMissed as missed:
            raise CommandError(str(missed)) from missed
