"""Everything that is sent to the readers' side of the blind line."""

import datetime as dt

from time_machine import Traveller

from badges.deciding import actions as deciding
from portal.testing.crawl import crawl
from portal.testing.sweeps import sweep_all
from portal.testing.twins.deciding import decide
from portal.testing.twins.looking import mails, own, own_desk, own_openings, own_reports, signed_in
from portal.testing.twins.reading import report, rest, score
from portal.testing.world import World
from reviews.claiming.opening import void_slots
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.models import Submission

READERS = ("asha", "ben", "mei", "noor")


def across(world: World, time: Traveller) -> dict[str, bytes]:
    """Everything that assessors and approvers are sent, over a week of work."""
    found = {}

    def note(name, pages):
        for path, answer in pages.items():
            found[f"{len(found)} {name} {path}"] = answer

    def look():
        for name in READERS:
            note(name, crawl(signed_in(world, name), ["/review/", "/review/mine/", "/desk/"], own))
        note("eve", crawl(signed_in(world, "eve"), ["/review/reports/"], own_reports))
        for name in ("eve", "gil"):
            note(name, crawl(signed_in(world, name), ["/identities/"], own_openings))
        note("max", crawl(signed_in(world, "max"), ["/decide/", "/decide/batch/", "/desk/"], own))
        note("iris", crawl(signed_in(world, "iris"), ["/decide/", "/desk/"], own_desk))

    look()
    score(world, note)
    report(world, note)
    rest(world, note)
    decide(world, note)
    time.shift(dt.timedelta(days=2))
    sweep_all()
    void = world.work("in_review")
    enrolling.withdraw(void, by=world.people["in_review"])
    void_slots(void.pk)
    time.shift(dt.timedelta(days=5))
    sweep_all()
    sent = world.work("recommended")
    _take_back(sent)
    deciding.send_back(sent, 1, "One line has no comment.", by=world.people["max"])
    look()
    readers = [world.people[name] for name in (*READERS, "max", "iris", "eve", "gil")]
    return found | mails(readers)


def _take_back(submission: Submission) -> None:
    """A student in a picture takes the consent back while it waits for a decision."""
    student = submission.enrollment.people.get()
    assert consenting.answer(student, "no", by=submission.enrollment.educator) == 1
