"""What was handed in: checked, read, decided, or waiting for somebody."""

from collections.abc import Callable
from typing import Any

from badges import issuing, mails
from badges.deciding import actions as deciding
from badges.earning import actions as earning
from badges.earning.profile import actions as profiles
from badges.revoking import actions as revoking
from badges.signing import actions as signing
from portal.accounts.models import User
from portal.testing.world.made import World
from portal.testing.world.people import TWICE_READ
from portal.unblinding import actions as unblinding
from portal.unblinding.queries import find
from reviews.noting import places
from reviews.reporting import actions as reporting
from reviews.tests import factories as work
from submissions import blind, queries
from submissions.consenting import actions as consenting
from submissions.evidence import actions as evidence
from submissions.evidence.cleaning_job import clean
from submissions.models import Submission
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.writing import actions as writing

Upload = Callable[[], Any]


def _sent(world: World, state: str, upload: Upload | None = None) -> Submission:
    thing = world.twice if state in TWICE_READ else world.credential
    before = (lambda draft: attach(draft, upload())) if upload else (lambda draft: None)
    world.works[state] = work.submitted(world.people, state, thing, before=before)
    return world.works[state]


def attach(draft: Submission, upload: Any) -> None:
    """Put one more file into the artifacts of a draft, cleaned, with a student in it.

    The student's code begins as the educator's name does, so that twins differ in it.
    """
    entry = queries.entry_of(draft, 2)
    by = draft.enrollment.educator
    row = evidence.add_file(entry, entry.part.slots.get(), upload, by=by)
    student = consenting.add(draft, f"Student {by.given_name[0]}", "student", "yes", by=by)
    consenting.say(row, {student: {"seen"}}, by=by)
    clean(row.pk)
    writing.complete(queries.entry_of(draft, 2), by=by)


def decide(world: World, upload: Upload) -> None:
    """What was read and, but for two, decided."""
    first, approver = world.people[world.readers.first], world.people[world.readers.approver]
    for state in ("offered", "accepted", "approved", "not_yet", "recommended"):
        _sent(world, state, upload if state == "recommended" else None)
        work.reviewed(first, ["2.1"] if state == "not_yet" else ())
        world.work(state)
    for state in ("offered", "accepted", "approved"):
        world.awards[state] = deciding.approve(world.works[state], by=approver, message="Good.")
    for state in ("offered", "accepted"):
        issuing.issue(world.awards[state].pk)
        mails.earned(world.awards[state].pk)
        world.awards[state].refresh_from_db()
    earning.accept(world.awards["accepted"], by=world.people["accepted"])
    profiles.keep(is_on=True, name="A. Teacher", about="", by=world.people["accepted"])
    world.awards["accepted"].refresh_from_db()
    signing.sign(world.awards["accepted"], by=world.people["accepted"])
    _take_back(world)
    deciding.decline(world.works["not_yet"], by=approver, message="Nearly there.")
    _sent(world, "adjudication")
    work.reviewed(first)
    work.reviewed(world.people[world.readers.second], ["2.1"])
    world.work("adjudication")


def _take_back(world: World) -> None:
    """The manager proposes to take the accepted badge back."""
    award, by = world.awards["accepted"], world.people["gil"]
    world.revocation = revoking.ask(award, "mistake", "It was meant for another title.", by=by)


def leave_waiting(world: World, upload: Upload) -> None:
    """What waits for somebody or something: delivering the outbox would move two of these on."""
    _sent(world, "in_review", upload)
    world.slot = work.claimed(world.people[world.readers.first])
    _report(world)
    _open(world)
    _sent(world, "queued")
    _bounce(world)
    waiting = world.works["checking"] = work.drafted(world.people, "checking", world.credential)
    submitting.submit(waiting, honour=True, by=world.people["checking"])
    for state in ("in_review", "queued", "checking"):
        world.work(state)


def _report(world: World) -> None:
    """A reader reports a place of the work, and the officer returns it to review."""
    by, officer = world.people[world.readers.first], world.people["eve"]
    spot = places.of(blind.work(world.slot.submission))["1.answer.1"]
    token = world.slot.lease_token
    world.report = reporting.report(world.slot, token, spot, "other", by=by)
    reporting.clear(world.report.case, by=officer)
    world.slot.refresh_from_db()


def _open(world: World) -> None:
    """The manager asks who wrote the work in review, the officer grants it, nobody has looked."""
    by, code = world.people["gil"], world.slot.code
    world.opening = unblinding.ask(find(by, "educator", code, None), "Two alike.", by=by)
    unblinding.answer(world.opening, grant=True, by=world.people["eve"])
    world.opening.refresh_from_db()


def _bounce(world: World) -> None:
    """The check finds a name that its author added to the profile after handing in."""
    by = world.people["needs_fix"]
    sent = world.works["needs_fix"] = work.drafted(world.people, "needs_fix", world.credential)
    submitting.submit(sent, honour=True, by=by)
    User.objects.filter(pk=by.pk).update(other_names="Mondays")
    check(sent.pk)
    world.work("needs_fix")
