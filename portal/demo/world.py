"""The demo world: everybody, a cohort, work in every status. Making it again changes nothing."""

import datetime as dt

from django.db import transaction

from credentials import loading
from credentials.models import Stack
from plc.cohorts import actions as cohorts
from plc.inviting import actions as inviting
from plc.inviting.lists import Row
from plc.models import Cohort, Seat
from portal import relay
from portal.accounts.models import Invitation, User
from portal.demo import cast, words
from portal.demo.stories import STORIES
from portal.demo.telling import People, tell
from portal.help import actions as help_desk
from portal.help.models import Question
from portal.kit import clock, outbox
from portal.people.accepting import accept

COHORT = "Fresno IEP Fall"
STACK = "exceptional-learner"
WEEKS = dt.timedelta(weeks=16)
# Two were invited and have not answered.
SILENT = 2


def build() -> None:
    """Make what is missing. Mails are written, and nothing is left for a worker to do."""
    affiliates = cast.make_affiliates()
    loading.load()
    with outbox.gathering():
        people = cast.make()
        people |= cast.make_people(cast.NEIGHBOURS, affiliates)
        _gather(people)
        for story in STORIES:
            tell(story, people)
        _ask(people)


@transaction.atomic
def _gather(people: People) -> None:
    """Paul makes the cohort, Fay leads it, its members accept their invitations."""
    if Cohort.objects.filter(name=COHORT).exists():
        return
    with clock.moved(days=-76):
        cohort = _cohort(people["paul"])
    with clock.moved(days=-76, hours=3):
        _seat("fay", people)
        _invite(cohort, people)
        for name in _members()[:-SILENT]:
            _seat(name, people)
        relay.drain()


def _cohort(paul: User) -> Cohort:
    local = paul.affiliate
    begins = clock.today(local.time_zone)
    stack = Stack.objects.get(slug=STACK)
    cohort = cohorts.create(
        COHORT,
        local,
        by=paul,
        starts_on=begins,
        ends_on=begins + WEEKS,
        stack=stack,
        facilitates=False,
    )
    inviting.invite(cohort, f"fay@{cast.DOMAIN}", Seat.Role.FACILITATOR, by=paul)
    return cohort


def _invite(cohort: Cohort, people: People) -> None:
    invited = [people[name] for name in _members()]
    rows = [Row(n, str(person), person.email) for n, person in enumerate(invited, 1)]
    inviting.import_members(cohort, rows, by=people["fay"])


def _members() -> list[str]:
    return ["dana", "lee", *(person.given.lower() for person in cast.NEIGHBOURS)]


def _seat(name: str, people: People) -> None:
    person = people[name]
    sent = Invitation.objects.pending().get(email=person.email, scope="cohort")
    accept(sent, by=person)


@transaction.atomic
def _ask(people: People) -> None:
    """Two questions in the support inbox: one answered, one that waits."""
    if Question.objects.filter(asked_by=people["lee"]).exists():
        return
    question, answer = words.ANSWERED
    with clock.moved(days=-15):
        asked = help_desk.ask(question, "", by=people["lee"])
    with clock.moved(days=-14):
        help_desk.answer(asked, answer, by=people["root"])
        relay.drain()
    with clock.moved(hours=-5):
        help_desk.ask(words.QUESTION, "", by=people["lee"])
