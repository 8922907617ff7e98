"""Work that waits for assessors, and reviews of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from credentials.models import ArtifactSlot, Criterion, MicroCredential
from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.kit import clock
from reviews.claiming import actions as claiming
from reviews.claiming.opening import open_slots
from reviews.models import Release, Review, ReviewSlot
from reviews.releasing.actions import release
from reviews.reporting import actions as reporting
from reviews.scoring import actions as scoring
from reviews.scoring.given import Given
from submissions import queries
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.evidence.cleaning_job import clean
from submissions.models import PartEntry, Submission
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.tests.factories import picture
from submissions.workflow import advance
from submissions.writing import actions as writing

WORDS = "We met on Mondays and wrote the plan together, one page that everybody could read."


def drafted(
    cast: Mapping[str, User],
    educator: str = "dana",
    credential: MicroCredential | None = None,
    *,
    assessors: int = 1,
    met: Iterable[int] = (),
) -> Submission:
    """An attempt with every part complete; with `met` the second one, these parts carried."""
    thing = credential or MicroCredential.objects.filter(slug="iep").first()
    thing = thing or catalogue.credential(assessors=assessors)
    by, carried = cast[educator], set(met)
    enrollment = enrolling.start(thing, by=by)
    enrolling.agree(enrollment, by=by)
    submission = enrollment.submissions.get()
    _fill(submission)
    return _tried_before(submission, carried) if carried else submission


def submitted(
    cast: Mapping[str, User],
    educator: str = "dana",
    credential: MicroCredential | None = None,
    *,
    before: Callable[[Submission], object] = lambda draft: None,
    **options: Any,
) -> Submission:
    """The same handed in, checked and queued, with its slots open; `before` adds to the draft."""
    submission = drafted(cast, educator, credential, **options)
    before(submission)
    return _hand_in(submission, cast["eve"])


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


def rewritten(cast: Mapping[str, User], submission: Submission) -> Submission:
    """A draft begun again with its evidence: agreed to, written anew, handed in, slots open."""
    enrolling.agree(submission.enrollment, by=submission.enrollment.educator)
    _fill(submission, collect=False)
    return _hand_in(submission, cast["eve"])


def _hand_in(submission: Submission, officer: User | None = None) -> Submission:
    """What rests at the anonymity officer's desk first is clear here."""
    submitting.submit(submission, honour=True, by=submission.enrollment.educator)
    check(submission.pk)
    for case in submission.prechecks.waiting():
        reporting.clear(case, by=officer)
    open_slots(submission.pk)
    submission.refresh_from_db()
    assert submission.status == Status.QUEUED, submission.note
    return submission


def _fill(submission: Submission, *, collect: bool = True) -> None:
    by = submission.enrollment.educator
    for number in submission.entries.values_list("part__number", flat=True):
        entry = queries.entry_of(submission, number)
        for place in entry.part.slots.all() if collect else ():
            _collect(entry, place, by)
        answers = {prompt.position: WORDS for prompt in entry.part.prompts.all()}
        values = writing.Values(clock.today("UTC"), "Planning with the team.", answers)
        writing.save(entry, values, revision=entry.revision, by=by)
        writing.complete(queries.entry_of(submission, number), by=by)


def _collect(entry: PartEntry, place: ArtifactSlot, by: User) -> None:
    for n in range(place.min_items):
        if "text" in place.kinds:
            evidence.add_text(entry, place, WORDS, by=by)
        elif "link" in place.kinds:
            evidence.add_link(entry, place, f"https://lesson.example/{place.position}/{n}", by=by)
        else:
            row = evidence.add_file(entry, place, picture("PNG"), by=by)
            consenting.say(row, by=by, nobody=True)
            clean(row.pk)


def _tried_before(submission: Submission, met: set[int]) -> Submission:
    """Decide this attempt as not yet with some parts met, and open the next."""
    by = submission.enrollment.educator
    _hand_in(submission)
    for verb in ("claim", "recommend", "decline"):
        advance(submission, verb)
    submission.slots.all().delete()
    release(submission, Release.Outcome.NOT_YET)
    again = submitting.next_attempt(submission, by=by, met_parts=met)
    for number in again.entries.exclude(part__number__in=met).values_list(
        "part__number", flat=True
    ):
        entry = queries.entry_of(again, number)
        if entry.state != PartEntry.State.COMPLETE:
            writing.complete(entry, by=by)
    return again
