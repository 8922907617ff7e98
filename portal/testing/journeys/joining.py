"""A manager invites somebody who has a log-in already, and that person takes the role."""

import re

from portal import relay
from portal.kit.models import Message
from portal.testing.pages import Walker


def invite(manager: Walker, place: str, role: str, email: str) -> None:
    """Invite `email` to `role` at `place`, in the pages of people."""
    manager.open("/people/").follow(place).follow("Invite somebody")
    manager.send("Send the invitation", email=email, role=role).has(email)
    relay.drain()


def accept_role(walker: Walker, email: str) -> None:
    """Follow the link of the newest invitation to `email` and take the role."""
    mail = Message.objects.filter(kind="accounts/invitation", to=email).latest("pk")
    link = re.search(r"https?://[^/\s]+(/invitations/\S+)", mail.text)
    assert link, mail.text
    walker.open(link[1]).send("Accept").has("You are now")
