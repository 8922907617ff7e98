"""`manage.py load_catalogue`: load the catalogue files; a second run changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from credentials import loading


class Command(BaseCommand):
    """Publishes what changed in the files of the catalogue; safe to repeat."""

    help = "Load issuers, stacks and the catalogue files; changed files make new versions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was published."""
        report = loading.load()
        self.stdout.write(f"{len(report.published)} published, {report.unchanged} unchanged")
