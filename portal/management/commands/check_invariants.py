"""`manage.py check_invariants`: what must always be true; exit 1 and the sentences when it is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal import invariants


class Command(BaseCommand):
    """Prints each sentence that is not true; exit 1 when there is one."""

    help = "Check everything that must always be true of the rows."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is broken, or how many rules hold."""
        found = invariants.broken()
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{len(invariants.RULES)} invariants hold")
