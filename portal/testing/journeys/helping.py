"""Questions and answers, a due date moved, work put away and taken up again."""

import datetime as dt
import re

from portal import relay
from portal.testing.pages import Walker


def ask(walker: Walker, requirements: str, question: str) -> None:
    """Ask in the help box beside the requirements."""
    walker.open(requirements).send("Send the question", text=question)
    assert walker.path == requirements
    walker.has("You have an answer by mail within 48 hours")
    walker.open("/help/").has(question)


def answer(walker: Walker, question: str, said: str) -> None:
    """Find the question in the support inbox and answer it."""
    walker.open("/help/").follow("Questions that wait for an answer").has(question)
    walker.follow("Answer").has(question).send("Send the answer", answer=said)
    walker.has("Answered", "Every question is answered")
    relay.drain()


def extend(walker: Walker, whose: str, new_date: dt.date, reason: str) -> None:
    """Staff find the work in their report and move its due date."""
    walker.open("/reports/enrollment/").follow(f"Move the due date of {whose}")
    walker.send("Move the due date", new_date=new_date.isoformat(), reason=reason)
    walker.has("The due date is moved", "Moved before", reason)
    relay.drain()


def due_date(walker: Walker, requirements: str) -> str:
    """The date that the requirements page names, as its reader writes it."""
    walker.open(requirements)
    found = re.search(r"need to be completed by: <b>([^<]+)</b>", walker.text)
    assert found, f"no due date on {requirements}:\n{walker.words()}"
    return found[1]


def withdraw(walker: Walker, requirements: str) -> None:
    """Put the work away, from its page."""
    walker.open(requirements).follow("Withdraw, or switch to another").send("Withdraw")
    walker.has("Your text is kept in case you come back")
    relay.drain()


def restart(walker: Walker, requirements: str) -> str:
    """Take the work up again with its text and agree anew; returns the new requirements page."""
    walker.open(requirements).follow("Start again with my text").send("Start again with my text")
    fresh = walker.has("Started again, with everything you had written").path
    assert fresh != requirements
    walker.follow("Begin").send("Agree", agreed="on")
    return fresh


def try_again(walker: Walker, requirements: str, *said: str) -> str:
    """Read the feedback and open the next attempt; returns its requirements page."""
    walker.open(requirements).has("Not yet").follow("Read the feedback")
    walker.has(*said).send("Open the next attempt")
    return "/".join(walker.path.split("/")[:3]) + "/"
