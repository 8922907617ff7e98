"""The first step of a new portal: invite its first site manager."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from portal.accounts.inviting import actions
from portal.people.scopes import SITE, SITE_MANAGER


class Command(BaseCommand):
    """Invites an address to be site manager and prints the link; asks nothing."""

    help = "Invite EMAIL to be site manager; prints a link that is good for fourteen days."

    def add_arguments(self, parser: CommandParser) -> None:
        """One address."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError for what is not an address."""
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"{options['email']} is not an email address.") from error
        sent = actions.invite(options["email"], "site", SITE, SITE_MANAGER, "", by=None)
        self.stdout.write(actions.link(sent))
