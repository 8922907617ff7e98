"""Two cohorts with their people, and the invitations that wait."""

import datetime as dt

from plc.cohorts import actions as cohorts
from plc.inviting.actions import invite
from plc.models import Seat
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Affiliate
from portal.kit import clock
from portal.testing.world.made import World


def seat_everyone(world: World, learners: list[str]) -> None:
    """The learners and Lee in Fresno's cohort; another cohort beside it."""
    people, today = world.people, clock.today("America/Los_Angeles")
    days = {"starts_on": today, "ends_on": today + dt.timedelta(weeks=8)}
    fresno = Affiliate.objects.get(slug="fresno")
    world.cohort = cohorts.create(
        "Fresno spring", fresno, by=people["paul"], facilitates=False, **days
    )
    cohorts.join(people["fay"], world.cohort, Seat.Role.FACILITATOR, by=people["paul"])
    for name in [*learners, "lee"]:
        cohorts.join(people[name], world.cohort, Seat.Role.MEMBER, by=people["fay"])
    world.invitation = invite(world.cohort, "newcomer@demo.test", by=people["fay"])
    world.staff_invitation = inviting.invite(
        "helper@demo.test", "affiliate", "fresno", "staff", fresno.name, by=people["stella"]
    )
    oakland = Affiliate.objects.get(slug="oakland")
    world.other_cohort = cohorts.create(
        "Oakland spring", oakland, by=people["stella"], facilitates=False, **days
    )
    cohorts.join(people["rhea"], world.other_cohort, Seat.Role.FACILITATOR, by=people["stella"])
