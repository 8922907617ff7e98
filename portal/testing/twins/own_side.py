"""Everything that is sent to the educators' side of the blind line."""

import datetime as dt
from collections.abc import Callable, Iterable

from time_machine import Traveller

from badges.deciding import actions as deciding
from plc.alerts import tell_facilitators
from portal.testing.crawl import crawl, whole
from portal.testing.sweeps import sweep_all
from portal.testing.twins.looking import mails, own, own_reports, signed_in
from portal.testing.world import World
from reviews.giving_back import actions as giving_back
from reviews.tests import factories as work

LEARNERS = ("offered", "accepted", "not_yet", "adjudication", "in_review")
OWN_SIDE = (*LEARNERS, "fay", "lee", "stella", "paul", "kurt")
OWN_PAGES = ("/work/", "/my-badges/", "/cohorts/", "/reports/enrollment/", "/people/me/", "/help/")


def own_side(world: World, time: Traveller) -> dict[str, bytes]:
    """Everything that educators, facilitators and staff are sent once all of it is decided.

    And the anonymity officer, who learns of no reader either.
    """
    approver, third = world.people[world.readers.approver], world.people[_third(world)]
    slots = [work.claimed(third), work.claimed(third)]
    mine = next(slot for slot in slots if slot.submission_id == world.works["adjudication"].pk)
    work.reviewed(third, ["2.1"], slot=mine)
    deciding.decline(world.work("adjudication"), by=approver, message="Nearly there.")
    tell_facilitators(world.works["adjudication"].pk)
    time.shift(dt.timedelta(days=8))
    sweep_all()
    found = {}
    for name in OWN_SIDE:
        client = signed_in(world, name)
        for path, answer in crawl(client, OWN_PAGES, own).items():
            found[f"{name} {path}"] = answer
        found[f"{name} takes it along"] = whole(client.post("/people/me/data/export/"))
    for path, answer in crawl(signed_in(world, "eve"), ["/review/reports/"], own_reports).items():
        found[f"eve {path}"] = answer
    return found | mails([world.people[name] for name in (*world.works, "fay", "lee", "stella")])


def given_back(reasons: Iterable[str]) -> Callable[[World, Traveller], dict[str, bytes]]:
    """Before anything else happens, these readers give the work in review back for a reason."""

    def look(world: World, time: Traveller) -> dict[str, bytes]:
        for name, reason in zip(("noor", "asha"), reasons, strict=True):
            taken = work.claimed(world.people[name])
            giving_back.decline(taken, taken.lease_token, reason, by=world.people[name])
        return own_side(world, time)

    return look


def _third(world: World) -> str:
    return "mei" if world.readers.first == "asha" else "asha"
