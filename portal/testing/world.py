"""A small world with work in every status, made by the actions themselves; no pytest in it.

`build` calls the verbs as people would, in an order in which each assessor can claim only what is
meant for them. Whose work it is comes from `LEARNERS`, which a caller may replace: tests of
blindness build the same world with other people.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from badges import issuing, mails
from badges.deciding import actions as deciding
from badges.earning import actions as earning
from badges.models import Award
from credentials.models import IssuerStaff, MicroCredential
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from plc.cohorts import actions as cohorts
from plc.inviting.actions import invite
from plc.models import Cohort, Seat
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Affiliate, Invitation, User
from portal.demo import cast as the_cast
from portal.demo.cast import Person
from portal.help import actions as help_desk
from portal.help.models import Question
from portal.kit import clock
from reviews.claiming.opening import void_slots
from reviews.models import ReviewSlot
from reviews.tests import factories as work
from submissions import queries, sweeps
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.evidence.cleaning_job import clean
from submissions.models import Submission
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.writing import actions as writing

MORE = [
    Person("Kurt", "Vale", "kea", roles=(("affiliate", "kea", "staff"),)),
    Person("Rhea", "Dunn", "oakland", "Skyline High School"),
    Person("Gil", "Frost", "nea"),
]
LEARNERS = {
    "draft": Person("Abel", "Quist", "fresno", "Roosevelt High School"),
    "agreed": Person("Bea", "Novak", "fresno", "Bullard Middle School"),
    "parts": Person("Cleo", "Marsh", "fresno", "Edison High School"),
    "checking": Person("Dirk", "Olsen", "fresno", "McLane High School"),
    "needs_fix": Person("Edie", "Zhou", "fresno", "Hoover High School"),
    "queued": Person("Finn", "Abara", "fresno", "Fresno High School"),
    "in_review": Person("Gwen", "Ortiz", "fresno", "Duncan High School"),
    "adjudication": Person("Hugo", "Sato", "fresno", "Kings Canyon Middle School"),
    "recommended": Person("Inga", "Brandt", "fresno", "Cooper Academy"),
    "approved": Person("Jules", "Amin", "fresno", "Tioga Middle School"),
    "offered": Person("Kaia", "Lopez", "fresno", "Wawona School"),
    "accepted": Person("Lars", "Chen", "fresno", "Yosemite Middle School"),
    "not_yet": Person("Mina", "Doyle", "fresno", "Ahwahnee Middle School"),
    "withdrawn": Person("Nils", "Ferro", "fresno", "Scandinavian School"),
    "expired": Person("Orla", "Pruitt", "fresno", "Tenaya Middle School"),
}
TWICE_READ = ("adjudication",)


@dataclass
class Readers:
    """Who assesses and who decides; by given name in lower case."""

    first: str = "asha"
    second: str = "ben"
    approver: str = "iris"


@dataclass
class World:
    """Everything that was made, by name."""

    people: dict[str, User]
    credential: MicroCredential
    twice: MicroCredential
    readers: Readers = field(default_factory=Readers)
    works: dict[str, Submission] = field(default_factory=dict)
    awards: dict[str, Award] = field(default_factory=dict)
    slot: ReviewSlot | None = None
    cohort: Cohort | None = None
    other_cohort: Cohort | None = None
    invitation: Invitation | None = None
    staff_invitation: Invitation | None = None
    question: Question | None = None

    def learner(self, state: str) -> User:
        """Whose work stands there."""
        return self.works[state].enrollment.educator

    def work(self, state: str) -> Submission:
        """The attempt as it stands now."""
        self.works[state].refresh_from_db()
        return self.works[state]


Upload = Callable[[], Any]


def ground() -> World:
    """The cast with its roles, two micro-credentials in a stack, and nobody's work yet."""
    people = the_cast.make()
    affiliates = the_cast.make_affiliates()
    people |= the_cast.make_people(MORE, affiliates)
    for person in MORE:
        the_cast.grant_roles(people[person.given.lower()], person, people["root"])
    stack, issuer = catalogue.stack(), catalogue.issuer()
    once = catalogue.credential(in_stack=stack)
    twice = catalogue.credential("udl", "Lessons for Everyone", assessors=2, in_stack=stack)
    issuer_roles.grant(people["gil"], issuer, IssuerStaff.Role.MANAGER, by=people["root"])
    return World(people, once, twice)


def build(
    world: World | None = None,
    learners: Mapping[str, Person] = LEARNERS,
    readers: Readers | None = None,
    upload: Upload = work.picture,
    dress: Callable[[User], object] = lambda user: None,
) -> World:
    """Work in every status on `world`, or on a ground of its own.

    `upload` makes the file of the work that is read; `dress` may change a learner before they
    begin.
    """
    world = world or ground()
    world.readers = readers or Readers()
    affiliates = {place.slug: place for place in Affiliate.objects.all()}
    made = the_cast.make_people(list(learners.values()), affiliates)
    for state, person in learners.items():
        user = made[person.given.lower()]
        dress(user)
        user.refresh_from_db()
        world.people[state] = user
    _seat_everyone(world, list(learners))
    _write(world)
    _decide(world, upload)
    _leave_waiting(world, upload)
    world.question = help_desk.ask("Which plan may I send?", "part 2", by=world.people["draft"])
    return world


def _seat_everyone(world: World, learners: list[str]) -> None:
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
        "helper@demo.test", "affiliate", "fresno", "staff", "Staff, Fresno", by=people["stella"]
    )
    oakland = Affiliate.objects.get(slug="oakland")
    world.other_cohort = cohorts.create(
        "Oakland spring", oakland, by=people["stella"], facilitates=False, **days
    )
    cohorts.join(people["rhea"], world.other_cohort, Seat.Role.FACILITATOR, by=people["stella"])


def _enroll(world: World, state: str, *, agree: bool = True) -> Submission:
    by = world.people[state]
    thing = world.twice if state in TWICE_READ else world.credential
    enrollment = enrolling.start(thing, by=by, stack=thing.stack_items.get().stack)
    if agree:
        enrolling.agree(enrollment, by=by)
    world.works[state] = enrollment.submissions.get()
    return world.works[state]


def _write(world: World) -> None:
    """What never was handed in."""
    _enroll(world, "draft", agree=False)
    _enroll(world, "agreed")
    _first_part(_enroll(world, "parts"))
    gone = _enroll(world, "withdrawn")
    _first_part(gone)
    enrolling.withdraw(gone, by=world.people["withdrawn"])
    void_slots(gone.pk)
    late = _enroll(world, "expired")
    enrolling.move_due_date(late.enrollment, clock.now() - dt.timedelta(days=40))
    sweeps.expire()


def _first_part(submission: Submission) -> None:
    by, entry = submission.enrollment.educator, queries.entry_of(submission, 1)
    values = writing.Values(clock.today("UTC"), "Planning.", {1: work.WORDS, 2: work.WORDS})
    writing.save(entry, values, revision=entry.revision, by=by)
    writing.complete(queries.entry_of(submission, 1), by=by)


def _sent(world: World, state: str, upload: Upload | None = None) -> Submission:
    thing = world.twice if state in TWICE_READ else world.credential
    before = (lambda draft: attach(draft, upload())) if upload else (lambda draft: None)
    world.works[state] = work.submitted(world.people, state, thing, before=before)
    return world.works[state]


def attach(draft: Submission, upload: Any) -> None:
    """Put one more file into the artifacts of a draft, cleaned."""
    entry = queries.entry_of(draft, 2)
    by = draft.enrollment.educator
    clean(evidence.add_file(entry, entry.part.slots.get(), upload, by=by).pk)
    writing.complete(queries.entry_of(draft, 2), by=by)


def _decide(world: World, upload: Upload) -> None:
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
    deciding.decline(world.works["not_yet"], by=approver, message="Nearly there.")
    _sent(world, "adjudication")
    work.reviewed(first)
    work.reviewed(world.people[world.readers.second], ["2.1"])
    world.work("adjudication")


def _leave_waiting(world: World, upload: Upload) -> None:
    """What waits for somebody or something: delivering the outbox would move two of these on."""
    _sent(world, "in_review", upload)
    world.slot = work.claimed(world.people[world.readers.first])
    _sent(world, "queued")
    _bounce(world)
    waiting = world.works["checking"] = work.drafted(world.people, "checking", world.credential)
    submitting.submit(waiting, honour=True, by=world.people["checking"])
    for state in ("in_review", "queued", "checking"):
        world.work(state)


def _bounce(world: World) -> None:
    """The check finds a name that its author added to the profile after handing in."""
    by = world.people["needs_fix"]
    sent = world.works["needs_fix"] = work.drafted(world.people, "needs_fix", world.credential)
    submitting.submit(sent, honour=True, by=by)
    User.objects.filter(pk=by.pk).update(other_names="Mondays")
    check(sent.pk)
    world.work("needs_fix")
