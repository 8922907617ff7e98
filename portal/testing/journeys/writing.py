"""An educator starts, writes and hands in."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from credentials.models import ArtifactSlot
from portal import relay
from portal.accounts.models import User
from portal.testing import files
from portal.testing.pages import Walker

WORDS = (
    "We meet on Mondays with everyone who teaches the group and agree on one page that names "
    "who speaks to whom, how often and how the answer comes back. "
)


def at_browser(user: User) -> Walker:
    """This person, signed in, in a browser that must send the CSRF token like any other."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return Walker(client)


def start(walker: Walker, slug: str) -> str:
    """Enroll and agree; returns the path of the requirements page."""
    walker.open(f"/start/{slug}/").send("Start")
    requirements = walker.path
    walker.follow("Begin").send("Agree", agreed="on")
    return requirements


def write_part(walker: Walker, requirements: str, number: int, words: int = 60) -> None:
    """Answer every prompt, fill every artifact slot to its minimum, and mark it complete."""
    path = f"{requirements}parts/{number}/"
    _fill_slots(walker, path, number)
    form, _pressed = walker.open(path).form("Mark complete")
    answers = [name for name in form.names if name.startswith("answer-")]
    text = " ".join((WORDS * 20).split()[: max(words // max(len(answers), 1), 12)])
    typed: dict[str, Any] = dict.fromkeys(answers, text)
    typed["activity_description"] = "Planning and teaching with the team."
    walker.send("Mark complete", **typed)


def _fill_slots(walker: Walker, path: str, number: int) -> None:
    code = path.split("/")[2]
    slots = ArtifactSlot.objects.filter(part__version__enrollments__code=code, part__number=number)
    for slot in slots:
        for _item in range(slot.min_items):
            _add(walker.open(f"{path}slots/{slot.position}/"))
    relay.drain()


def _add(walker: Walker) -> None:
    """A file where the slot takes one, else typed text; nothing where it is full already."""
    buttons = [pressed[2] for form in walker.read().forms for pressed in form.buttons]
    typed: dict[str, Any] = {"text-text": WORDS}
    if "Upload" in buttons:
        plan = SimpleUploadedFile("plan.pdf", files.pdf("A plan for the team"), "application/pdf")
        walker.send("Upload", files={"file-file": plan})
    elif "Add the text" in buttons:
        walker.send("Add the text", **typed)


def submit(walker: Walker, requirements: str) -> None:
    """Check the answers, promise what is asked, submit; the portal's own check runs."""
    walker.open(f"{requirements}check/")
    form, _pressed = walker.form("Submit for Review")
    promises: dict[str, Any] = {name: "on" for name, _value in form.choices}
    walker.send("Submit for Review", **promises)
    relay.drain()
