"""An assessor takes the next work, scores it, and looks again where the issuer asks."""

from typing import Any

from portal import relay
from portal.testing.forms import Form
from portal.testing.pages import Walker


def levels(form: Form, not_yet: tuple[str, ...]) -> dict[str, Any]:
    """The best level for every criterion, the last one with a comment where named."""
    offered: dict[str, list[str]] = {}
    for name, value in form.choices:
        if not name.startswith("level-"):
            continue
        offered.setdefault(name, []).append(value)
    chosen: dict[str, Any] = {}
    for name, values in offered.items():
        key = name.partition("-")[2].replace("-", ".")
        chosen[name] = values[-1] if key in not_yet else values[0]
        if key in not_yet:
            chosen[name.replace("level-", "comment-")] = (
                "Say who answers whom, and by when; one line each is enough."
            )
    return chosen


def promise(walker: Walker) -> None:
    """Accept the confidentiality agreement, which is asked before the first claim."""
    walker.open("/review/").has_not("Take the next one").follow("Read the agreement")
    walker.send("Accept", agreed="on")


def score(walker: Walker, *not_yet: str) -> str:
    """Claim the next, score it and submit; returns the slot's code."""
    walker.open("/review/").send("Take the next one")
    code = walker.path.rstrip("/").rpartition("/")[2]
    form, _pressed = walker.form("Submit review")
    walker.send("Submit review", **levels(form, not_yet))
    relay.drain()
    return code


def look_again(walker: Walker, title: str, reason: str) -> None:
    """Open what came back to the desk, read why, add one comment and submit it again."""
    walker.open("/review/").has("Look again").follow(title)
    walker.has("The issuer asks you to look again", reason)
    form, _pressed = walker.form("Submit review")
    comment = next(name for name in sorted(form.names) if name.startswith("comment-"))
    added: dict[str, Any] = {comment: "Looked at once more; the level stands."}
    walker.send("Submit review", **added)
    relay.drain()


def finds_nothing(walker: Walker, code: str) -> None:
    """Neither the queue nor the address of another's slot leads to the work."""
    walker.open("/review/").has("Nothing waits for you").has_not("Take the next one", code)
    walker.open(f"/review/{code}/", status=404)
