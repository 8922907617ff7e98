"""Cleans one file as evidence is cleaned, from the command line."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from submissions.cleaning import sandbox
from submissions.cleaning.result import Refused


class Command(BaseCommand):
    """Ends with 1 and the reason when the file is refused; nothing is written then."""

    help = "Write a proven clean copy of a file and list what was removed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, metavar="IN")
        parser.add_argument("target", type=Path, metavar="OUT")

    def handle(self, *args: Any, source: Path, target: Path, **options: Any) -> None:
        if not source.is_file():
            raise CommandError(_("There is no such file: %(path)s") % {"path": source})
        if not target.absolute().parent.is_dir():
            raise CommandError(_("There is no such folder: %(path)s") % {"path": target.parent})
        answer = sandbox.clean(source, target)
        if isinstance(answer, Refused):
            raise CommandError(f"{_(answer.sentence)} {_(answer.what_to_do)}")
        self.stdout.write(f"{answer.media_type}, sha256 {answer.sha256}")
        for each in answer.removed:
            self.stdout.write(f"{each.count} x {_(each.label)}")
