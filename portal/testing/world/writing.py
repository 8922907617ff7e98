"""What never was handed in: begun, agreed, withdrawn, run out."""

import datetime as dt
import io

from portal.kit import clock
from portal.testing.world.made import World
from portal.testing.world.people import TWICE_READ
from reviews.claiming.opening import void_slots
from reviews.tests import factories as work
from submissions import queries, sweeps
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending
from submissions.models import Submission
from submissions.uploading import actions as uploading
from submissions.uploading.actions import Told
from submissions.uploading.receiving import Body
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
    _half_a_file(world.works["parts"])
    by = world.people["parts"]
    consenting.add(world.works["parts"], f"Student {by.given_name[0]}", "student", "yes", by=by)
    gone = _enroll(world, "withdrawn")
    _first_part(gone)
    enrolling.withdraw(gone, by=world.people["withdrawn"])
    void_slots(gone.pk)
    late = _enroll(world, "expired")
    extending.move_due_date(late.enrollment, clock.now() - dt.timedelta(days=40))
    sweeps.expire()


def _half_a_file(submission: Submission) -> None:
    by, entry = submission.enrollment.educator, queries.entry_of(submission, 2)
    told = Told("half-a-plan.pdf", 1000, "A plan on its way")
    upload = uploading.begin(entry, entry.part.slots.get(), told, by=by)
    uploading.receive(upload, Body(io.BytesIO(b"%PDF-1.7 "), 0, 9), by=by)


def _first_part(submission: Submission) -> None:
    by, entry = submission.enrollment.educator, queries.entry_of(submission, 1)
    values = writing.Values(clock.today("UTC"), "Planning.", {1: work.WORDS, 2: work.WORDS})
    writing.save(entry, values, revision=entry.revision, by=by)
    writing.complete(queries.entry_of(submission, 1), by=by)
