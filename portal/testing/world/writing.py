"""What never was handed in: begun, agreed, withdrawn, run out."""

import datetime as dt

from portal.kit import clock
from portal.testing.world.made import World
from portal.testing.world.people import TWICE_READ
from reviews.claiming.opening import void_slots
from reviews.tests import factories as work
from submissions import queries, sweeps
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending
from submissions.models import Submission
from submissions.writing import actions as writing


def _enroll(world: World, state: str, *, agree: bool = True) -> Submission:
    by = world.people[state]
    thing = world.twice if state in TWICE_READ else world.credential
    enrollment = enrolling.start(thing, by=by, stack=thing.stack_items.get().stack)
    if agree:
        enrolling.agree(enrollment, by=by)
    world.works[state] = enrollment.submissions.get()
    return world.works[state]


def write(world: World) -> None:
    """What never was handed in."""
    _enroll(world, "draft", agree=False)
    _enroll(world, "agreed")
    _first_part(_enroll(world, "parts"))
    gone = _enroll(world, "withdrawn")
    _first_part(gone)
    enrolling.withdraw(gone, by=world.people["withdrawn"])
    void_slots(gone.pk)
    late = _enroll(world, "expired")
    extending.move_due_date(late.enrollment, clock.now() - dt.timedelta(days=40))
    sweeps.expire()


def _first_part(submission: Submission) -> None:
    by, entry = submission.enrollment.educator, queries.entry_of(submission, 1)
    values = writing.Values(clock.today("UTC"), "Planning.", {1: work.WORDS, 2: work.WORDS})
    writing.save(entry, values, revision=entry.revision, by=by)
    writing.complete(queries.entry_of(submission, 1), by=by)
