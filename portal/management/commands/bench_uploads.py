"""`manage.py bench_uploads`: how much memory a web process takes for an upload of one GiB."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.benching import uploading


class Command(BaseCommand):
    """Starts its own servers in a folder of its own, and touches no data of the portal."""

    help = "Send one large file to a real web process and print by how much its memory grew."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much to send, and where it is kept."""
        parser.add_argument("--mib", type=int, default=1024, help="how large the file is")
        parser.add_argument("--s3", action="store_true", help="keep it on an S3 server")
        parser.add_argument("--inside", type=Path, help="(used by the command itself)")

    def handle(self, *, mib: int, s3: bool, **options: Any) -> None:
        """Print the table. Raises CommandError, thus exits 1, when memory grew too much."""
        if options["inside"]:
            uploading.prepare(options["inside"])
            return
        try:
            for line in uploading.run(mib, on_s3=s3):
                self.stdout.write(line)
        except uploading.MemoryGrew as grown:
            raise CommandError(str(grown)) from grown
