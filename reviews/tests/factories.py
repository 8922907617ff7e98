"""Work that waits for assessors, and reviews of it."""

import datetime as dt
from collections.abc import Iterable, Mapping

from credentials.models import ArtifactSlot, Criterion, MicroCredential
from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.kit import clock
from reviews.claiming import actions as claiming
from reviews.claiming.opening import open_slots
from reviews.models import Release, Review, ReviewSlot
from reviews.releasing.actions import release
from reviews.scoring import actions as scoring
from reviews.scoring.given import Given
from submissions.models import Enrollment, Evidence, PartEntry, Response, Submission
from submissions.status import Status
from submissions.workflow import advance

WORDS = "We met on Mondays and wrote the plan together, one page that everybody could read."


def checked(
    cast: Mapping[str, User],
    educator: str = "dana",
    credential: MicroCredential | None = None,
    *,
    assessors: int = 1,
    met: Iterable[int] = (),
) -> Submission:
    """A complete attempt that has passed nothing but the educator's own check."""
    thing = credential or MicroCredential.objects.filter(slug="iep").first()
    thing = thing or catalogue.credential(assessors=assessors)
    version, now = thing.current, clock.now()
    enrollment = Enrollment.objects.create(
        educator=cast[educator],
        credential=thing,
        version=version,
        due_at=now + dt.timedelta(days=90),
        due_zone="America/Los_Angeles",
        agreed_at=now,
        agreement_version="1",
    )
    carried = set(met)
    before = _decided(enrollment) if carried else None
    submission = Submission.objects.create(enrollment=enrollment, number=2 if before else 1)
    for part in version.parts.all():
        _fill(submission, part, before if part.number in carried else None)
    advance(submission, "submit", submitted_at=now)
    return submission


def submitted(cast: Mapping[str, User], educator: str = "dana", *args, **options) -> Submission:
    """The same, queued, with its slots open."""
    submission = checked(cast, educator, *args, **options)
    advance(submission, "queue")
    open_slots(submission.pk)
    return submission


def marks(
    submission: Submission,
    not_yet: Iterable[str] = (),
    comment: str = "Say which finding led to it.",
) -> dict[str, Given]:
    """The best level everywhere, the last one with a comment where named ("2.1")."""
    found = Criterion.objects.filter(part__version=submission.enrollment.version)
    return {
        key: Given(row.levels.count(), comment) if key in not_yet else Given(1)
        for row in found.select_related("part")
        for key in [f"{row.part.number}.{row.position}"]
    }


def claimed(user: User) -> ReviewSlot:
    """The slot this assessor gets; there must be one."""
    slot = claiming.claim(user)
    assert isinstance(slot, ReviewSlot)
    return slot


def reviewed(
    user: User, not_yet: Iterable[str] = (), slot: ReviewSlot | None = None, **said: str
) -> Review:
    """Claim (unless `slot` is theirs), score everything and submit."""
    slot = slot or claimed(user)
    saves = Review.objects.get(slot=slot, assessor=user, state=Review.State.DRAFT).saves
    given = marks(slot.submission, not_yet, **said)
    scoring.save(slot, slot.lease_token, given, saves=saves, by=user)
    return scoring.submit(slot, slot.lease_token, by=user)


def _fill(submission: Submission, part: object, met_in: Submission | None) -> None:
    entry = PartEntry.objects.create(
        submission=submission,
        part=part,
        state=PartEntry.State.COMPLETE,
        date_of_entry=clock.today("UTC"),
        activity_description="Planning with the team.",
        met_in=met_in,
    )
    for prompt in part.prompts.all():
        Response.objects.create(entry=entry, prompt=prompt, text=WORDS)
    for place in ArtifactSlot.objects.filter(part=part):
        Evidence.objects.create(submission=submission, slot=place, kind="text", text=WORDS)


def _decided(enrollment: Enrollment) -> Submission:
    """The attempt before, on which some parts were met."""
    before = Submission.objects.create(enrollment=enrollment, status=Status.CHECKING)
    for verb in ("queue", "claim", "recommend"):
        advance(before, verb)
    release(before, Release.Outcome.NOT_YET)
    advance(before, "decline")
    return before
