"""`manage.py bench_cleaning`: seconds for each kind of file, beside copying it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.benching.cleaning import table
from portal.benching.cleaning.measuring import measure


class Command(BaseCommand):
    """Makes its own files, touches no data of the portal, and ends with 1 when a goal is missed."""

    help = "Measure the cleaning of each kind of file beside a copy; prints a table of ratios."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how often to measure, and what."""
        parser.add_argument("--quick", dest="rounds", action="store_const", const=2, default=5)
        parser.add_argument("--only", default="", help="a word in the names of what to measure")

    def handle(self, *, rounds: int, only: str, **options: Any) -> None:
        """Print the table as it grows, then what misses its goal."""
        rows = []
        for line in table.head():
            self.stdout.write(line)
        for row in measure(rounds, only.lower()):
            rows.append(row)
            self.stdout.write(table.line(row))
        for line in table.foot(rows):
            self.stdout.write(line)
        if any(row.misses for row in rows):
            sys.exit(1)
