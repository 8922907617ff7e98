"""People who have earned a whole stack, for tests."""

from collections.abc import Mapping

from badges.models import Award
from badges.tests import factories
from credentials.models import MicroCredential, Stack
from credentials.tests import factories as catalogue
from portal import relay
from portal.accounts.models import User

TITLES = ("Listening First", "Planning Together", "Looking Back")


def stack_of(count: int = 2) -> tuple[Stack, list[MicroCredential]]:
    """A stack of so many micro-credentials, nothing of it earned."""
    stack = catalogue.stack()
    return stack, [
        catalogue.credential(f"mc-{n}", TITLES[n % 3], in_stack=stack) for n in range(count)
    ]


def approved_last(cast: Mapping[str, User], count: int = 2, educator: str = "dana") -> Award:
    """All but the last are earned and told of; the last is approved, and waits to be issued."""
    _stack, things = stack_of(count)
    for thing in things[:-1]:
        factories.approved(cast, educator, credential=thing)
        relay.drain()
    return factories.approved(cast, educator, credential=things[-1])


def completed(cast: Mapping[str, User], count: int = 2, educator: str = "dana") -> Award:
    """The award of a complete stack, issued and offered."""
    last = approved_last(cast, count, educator)
    relay.drain()
    return Award.objects.get(person=last.person, stack__isnull=False)
