"""Documents and pictures by their addresses, for one examination: few, small, and soon."""

import time
from dataclasses import dataclass, field

from django.conf import settings

from badges.verifying import own
from portal.kit.fetching.getting import Fetched, TooSlow, fetch
from portal.kit.fetching.guard import Guard

JSON_TYPES = ("application/ld+json", "application/json")
PICTURES = "image/png, image/svg+xml"
DOCUMENTS = f"{', '.join(JSON_TYPES)}, {PICTURES}"
# All together; a page that takes longer is a page that nobody waits for.
SECONDS, EACH, MOST = 16.0, 8.0, 10


def outside() -> Guard:
    """Who may be asked: https alone in production, where nothing should be read that anybody on
    the way can have changed."""
    return Guard(schemes=("https",) if settings.PRODUCTION else ("http", "https"))


@dataclass(slots=True)
class Web:
    """The wide world and our own addresses; each is asked once."""

    guard: Guard = field(default_factory=outside)
    until: float = field(default_factory=lambda: time.monotonic() + SECONDS)
    asked: dict[tuple[str, str], Fetched] = field(default_factory=dict)

    def get(self, url: str, accept: str = DOCUMENTS) -> Fetched:
        """What stands there. Raises the errors of `portal.kit.fetching.getting`."""
        if (url, accept) not in self.asked:
            self.asked[url, accept] = own.answer(url, accept) or self._fetched(url, accept)
        return self.asked[url, accept]

    def _fetched(self, url: str, accept: str) -> Fetched:
        left = min(EACH, self.until - time.monotonic())
        if left <= 0 or len(self.asked) >= MOST:
            raise TooSlow
        agent = f"Cairn badge check (+{settings.PUBLIC_ORIGIN})"
        return fetch(url, accept=accept, agent=agent, seconds=left, guard=self.guard)
