"""An approver decides, or sends a reading back; another, too near to the work, finds nothing."""

import re
from typing import Any

from portal import relay
from portal.testing.pages import Walker


def decide(walker: Walker, button: str, **values: Any) -> None:
    """Open the oldest recommendation and press `button`."""
    walker.open("/decide/").follow("Decide")
    walker.send(button, **values)
    relay.drain()


def says(walker: Walker, part: int, level: str) -> None:
    """The oldest recommendation has `level` for the one line of `part`."""
    walker.open("/decide/").follow("Decide")
    sheets = re.findall(r'class="sheet">(.*?)</section>', walker.text, re.DOTALL)
    said = [sheet for sheet in sheets if f"Part {part}." in sheet]
    assert said, walker.words()
    assert re.search(rf'says-[a-z-]+">{level}</span>', said[0]), walker.words()


def send_back(walker: Walker, reason: str) -> str:
    """Send the only reading of the oldest recommendation back; returns the page's address."""
    page = walker.open("/decide/").follow("Decide").path
    typed: dict[str, Any] = {"send_back-reason": reason}
    walker.has("Send a reading back").send("Send it back", **typed)
    walker.has("went back for another look", "Nothing waits for a decision")
    relay.drain()
    return page


def cannot_send_back_again(walker: Walker, page: str) -> None:
    """The reading stands on the desk anew, and a second return is not offered."""
    walker.open(page).has("sent back once").has_not("Send a reading back")


def has_nothing_to_decide(walker: Walker, page: str) -> None:
    """Neither the desk nor the address of what waits on others' desks leads to the work."""
    walker.open("/decide/").has("Nothing waits for a decision")
    walker.open(page, status=404)
