"""manage.py seed_demo: the demo world on the real catalogue; a second run changes nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo import welcome, world


class Command(BaseCommand):
    """The people have a public password, so it never runs in production."""

    help = "Make the demo world: the cast, a cohort, and work in every status."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build what is missing; CommandError in production."""
        if settings.PRODUCTION:
            raise CommandError("seed_demo makes people with a public password: not in production.")
        world.build()
        if options["verbosity"]:
            self.stdout.write(welcome.summary())
