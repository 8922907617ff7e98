"""What somebody is sent: whose pages are opened, how far, and the mails to them."""

from collections.abc import Callable, Iterable, Mapping

from django.test import Client

from portal.accounts.models import User
from portal.kit.models import Message
from portal.testing.world import World

PUBLIC = ("/stacks/", "/credentials/", "/search/", "/issuers/", "/start/", "/accounts/")
# Keeps what somebody was sent: note(name, {path: answer}).
Note = Callable[[str, Mapping[str, bytes]], None]


def signed_in(world: World, name: str) -> Client:
    """A client with the session of somebody of this world."""
    client = Client()
    client.force_login(world.people[name])
    return client


def mails(people: Iterable[User]) -> dict[str, bytes]:
    """Every mail to these people, as it left."""
    rows = Message.objects.filter(recipient__in=people).order_by("pk")
    return {
        f"mail {n} {row.kind} to {row.to}": f"{row.subject}\n{row.text}\n{row.html}".encode()
        for n, row in enumerate(rows)
    }


def own(path: str) -> bool:
    """Not what everyone may read, nor the pages about oneself that hold a session's time."""
    return not path.startswith(PUBLIC)


def own_reports(path: str) -> bool:
    """What is at the officer's desk."""
    return path.startswith("/review/reports/")


def own_openings(path: str) -> bool:
    """What is about opening an identity."""
    return path.startswith("/identities/")


def own_desk(path: str) -> bool:
    """What is at the approver's desk."""
    return path.startswith("/decide/")


def nowhere(path: str) -> bool:
    """No link is followed."""
    return False
