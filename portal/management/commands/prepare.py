"""manage.py prepare: database, catalogue, demo world and static files, ready for `dev`."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo.welcome import words

STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("migrate", "database", {"interactive": False}),
    ("load_catalogue", "catalogue", {}),
    ("seed_demo", "demo world", {}),
    ("collectstatic", "static files", {"interactive": False}),
)


class Command(BaseCommand):
    """Each step is idempotent, so running it again changes nothing."""

    help = "Make the database, the catalogue, the demo world and the static files ready."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of a file for the words of welcome."""
        parser.add_argument("--welcome", type=Path, help="write what to tell the visitor here")

    def handle(self, *, welcome: Path | None, **options: Any) -> None:
        """Run the steps; CommandError in production, whose data are nobody's to seed."""
        if settings.PRODUCTION:
            raise CommandError("prepare loads a demo world; it does not run in production.")
        for command, what, arguments in STEPS:
            self._step(command, what, arguments)
        if welcome is not None:
            welcome.write_text(words())

    def _step(self, command: str, what: str, arguments: dict[str, Any]) -> None:
        if command not in get_commands():
            self.stderr.write(f"{what}: there is no command {command}")
            return
        started = time.monotonic()
        call_command(command, verbosity=0, **arguments)
        self.stdout.write(f"{what} ready in {time.monotonic() - started:.1f} s")
