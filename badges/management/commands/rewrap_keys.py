"""After a new key was put first in CAIRN_KEYS: encrypt every private key with it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from badges.signing import rewrapping


class Command(BaseCommand):
    """Says how many were encrypted anew; may be run any number of times."""

    help = "Encrypt all stored signing keys with the first key of CAIRN_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when a key stays locked; all others are done by then."""
        done, locked = rewrapping.rewrap()
        self.stdout.write(f"{done} encrypted anew.")
        if locked:
            names = ", ".join(map(str, locked))
            raise CommandError(f"No key in CAIRN_KEYS opens: {names}. Keep the old ones there.")
