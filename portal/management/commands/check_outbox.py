"""`manage.py check_outbox`: what waits to be done; exit 1 when it has waited too long."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal import watching

PATIENCE_SECONDS = 600


class Command(BaseCommand):
    """For a monitor: exit 1 when something has waited too long."""

    help = "Print what waits in the outbox; fail when the oldest has waited too long."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """--older-than: how many seconds are too long."""
        parser.add_argument("--older-than", type=int, default=PATIENCE_SECONDS, metavar="SECONDS")

    def handle(self, *args: Any, older_than: int, **options: Any) -> None:
        """Print one line, and one per row that went wrong."""
        found = watching.waiting()
        age = int(found.oldest.total_seconds())
        line = f"{found.rows} waiting, the oldest for {age} s"
        if age > older_than:
            raise CommandError("\n".join([line, *found.errors]))
        self.stdout.write("\n".join([line, *found.errors]))
