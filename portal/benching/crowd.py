"""A crowd of educators with finished work, each read by three assessors; written in bulk."""

import datetime as dt
import itertools

from credentials.models import Criterion, MicroCredential
from portal.accounts.models import Affiliate, User
from portal.kit import clock
from reviews.models import Review, ReviewSlot, Score
from submissions.models import Enrollment, PartEntry, Response, StatusChange, Submission
from submissions.status import Status

READERS = 12
READINGS = 3
BATCH = 2000
WORDS = "We met on Mondays and wrote the plan together, one page that everybody could read. " * 4


def make(submissions: int) -> None:
    """So many awarded attempts, over all published micro-credentials."""
    works = _attempts(people("educator", max(submissions // 4, 1)), submissions)
    _texts(works)
    move(works, Status.IN_REVIEW)
    _reviews(works, people("reader", READERS))
    move(works, Status.AWARDED)


def people(kind: str, count: int) -> list[User]:
    """New people who cannot sign in, members of one local."""
    local = Affiliate.objects.get(slug="oakland")
    rows = [
        User(
            email=f"{kind}{number}@crowd.test",
            password="!",  # noqa: S106 - no password at all
            given_name=f"Given{number}",
            family_name=f"Family{number}",
            affiliate=local,
        )
        for number in range(count)
    ]
    return User.objects.bulk_create(rows, BATCH)


def _attempts(educators: list[User], count: int) -> list[Submission]:
    credentials = MicroCredential.objects.select_related("current").order_by("pk")
    pairs = zip(range(count), itertools.cycle(educators), itertools.cycle(credentials))
    enrollments = [
        enrollment(educator, credential, days=number % 150)
        for number, educator, credential in pairs
    ]
    for row in enrollments:
        row.closed_at = clock.now()
    Enrollment.objects.bulk_create(enrollments, BATCH)
    return attempts(enrollments)


def enrollment(educator: User, credential: MicroCredential, days: int = 0) -> Enrollment:
    """An enrollment that began so many days ago, agreed to, not yet saved."""
    begun = clock.now() - dt.timedelta(days=days)
    return Enrollment(
        educator=educator,
        credential=credential,
        version=credential.current,
        started_at=begun,
        due_at=begun + dt.timedelta(days=180),
        due_zone="America/Los_Angeles",
        agreed_at=begun,
        agreement_version="1",
    )


def attempts(enrollments: list[Enrollment]) -> list[Submission]:
    """One draft for each."""
    return Submission.objects.bulk_create(
        [Submission(enrollment=row) for row in enrollments], BATCH
    )


def move(works: list[Submission], status: Status) -> None:
    """Put all of them where they shall stand, with a line of history each."""
    for work in works:
        work.status, work.submitted_at = status, clock.now()
    Submission.objects.bulk_update(works, ["status", "submitted_at"], BATCH)
    changes = [StatusChange(submission=work, verb="bench", target=status) for work in works]
    StatusChange.objects.bulk_create(changes, BATCH)


def _texts(works: list[Submission]) -> None:
    entries = [
        PartEntry(submission=work, part=part, state=PartEntry.State.COMPLETE)
        for work in works
        for part in work.enrollment.version.parts.prefetch_related("prompts")
    ]
    PartEntry.objects.bulk_create(entries, BATCH)
    Response.objects.bulk_create(
        [
            Response(entry=entry, prompt=prompt, text=WORDS)
            for entry in entries
            for prompt in entry.part.prompts.all()
        ],
        BATCH,
    )


def _reviews(works: list[Submission], readers: list[User]) -> None:
    turn, now = itertools.cycle(readers), clock.now()
    slots = [
        ReviewSlot(
            submission=work,
            n=n,
            assessor=next(turn),
            state=ReviewSlot.State.SUBMITTED,
            submitted_at=now,
        )
        for work in works
        for n in range(1, READINGS + 1)
    ]
    ReviewSlot.objects.bulk_create(slots, BATCH)
    reviews = [
        Review(
            slot=slot,
            submission=slot.submission,
            assessor=slot.assessor,
        )
        for slot in slots
    ]
    Review.objects.bulk_create(reviews, BATCH)
    _scores(reviews)
    # Scores go into drafts alone; what is handed in is frozen.
    written = Review.objects.filter(assessor__in=readers)
    written.update(state=Review.State.SUBMITTED, submitted_at=now)


def _scores(reviews: list[Review]) -> None:
    best: dict[int, list[tuple[int, int]]] = {}
    for line in Criterion.objects.select_related("part").prefetch_related("levels"):
        levels = list(line.levels.all())
        best.setdefault(line.part.version_id, []).append((line.pk, levels[0].pk))
    rows = [
        Score(review=review, criterion_id=criterion, level_id=level)
        for review in reviews
        for criterion, level in best[review.submission.enrollment.version_id]
    ]
    Score.objects.bulk_create(rows, BATCH)
