"""Living through the stories of the demo world, each at its own days."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from badges.earning import actions as earning
from badges.models import Award
from portal import relay
from portal.accounts.models import User
from portal.accounts.registering import actions as registering
from portal.demo import steps, words
from portal.demo.stories import Story
from portal.kit import clock
from submissions import queries, scanning, sweeps
from submissions.attesting import actions as attesting
from submissions.enrolling import actions as enrolling
from submissions.models import Enrollment, Submission
from submissions.submitting import actions as submitting

People = Mapping[str, User]


def tell(story: Story, people: People) -> None:
    """Live through one story, all of it or nothing; one that was told before stays as it is."""
    known = Enrollment.objects.filter(educator=people[story.who], credential__slug=story.slug)
    if not known.exists():
        with transaction.atomic():
            _live(story, people)


def _live(story: Story, people: People) -> None:
    person = people[story.who]
    with clock.moved(days=-story.began):
        enrollment = steps.start(person, story.slug)
    if story.ends == "resting":
        _rest(story, enrollment, person)
        return
    if story.ends:
        _end(story, enrollment, person)
        return
    with clock.moved(days=-(story.sent or 1), hours=-2):
        submission = steps.write(enrollment, story.parts, picture=story.picture)
    if story.sent is not None:
        with clock.moved(days=-story.sent):
            steps.submit(submission, person)
        _read(story, people)
        _decide(story, submission, people)


def _read(story: Story, people: People) -> None:
    for reading in story.readings:
        with clock.moved(days=-reading.days):
            steps.read(people[reading.by], reading.not_yet)
    if story.held_by:
        with clock.moved(days=-1):
            steps.claim(people[story.held_by])


def _decide(story: Story, submission: Submission, people: People) -> None:
    if story.decided is None:
        return
    approver, days = story.decided
    with clock.moved(days=-days):
        if not story.met:
            steps.decline(submission, people[approver])
            return
        award = steps.approve(submission, people[approver])
    with clock.moved(days=-days, hours=20):
        if story.answer:
            earning.opened(award, by=award.person)
        if story.answer == "accept":
            for offered in _offered(award.person):
                earning.accept(offered, by=award.person)
        elif story.answer == "keep":
            earning.decline_badge(award, by=award.person)


def _rest(story: Story, enrollment: Enrollment, person: User) -> None:
    """Something looks like a name, its author says why it is none: the officer looks at it."""
    registering.change(person, {"other_names": words.FLOWER})
    with clock.moved(days=1 - story.began):
        submission = steps.write(enrollment, extra=words.GARDEN)
    with clock.moved(days=-story.ended):
        _explain(submission, person)
        steps.submit(submission, person)


def _explain(submission: Submission, person: User) -> None:
    for find in scanning.finds(submission):
        if find.is_open:
            entry = queries.entry_of(submission, find.part)
            attesting.attest(entry, find.key, words.NO_NAME, by=person)


def _offered(person: User) -> QuerySet[Award]:
    """What waits for an answer: the badge, and that of a stack which it completed."""
    return Award.objects.live().filter(person=person, accepted_at=None, declined_at=None)


def _end(story: Story, enrollment: Enrollment, person: User) -> None:
    """Withdrawn, expired, or sent back by the check with the reason."""
    bounced = story.ends == "bounced"
    extra = f"The group calls me {words.NICKNAME}." if bounced else ""
    with clock.moved(days=1 - story.began):
        submission = steps.write(enrollment, story.parts, extra)
    with clock.moved(days=-story.ended):
        if story.ends == "withdrawn":
            enrolling.withdraw(submission, by=person)
        elif story.ends == "expired":
            sweeps.expire()
        else:
            submitting.submit(submission, honour=True, by=person)
            registering.change(person, {"other_names": words.NICKNAME})
        relay.drain()
