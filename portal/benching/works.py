"""Work that the measured pages open: one in progress, one on an assessor's desk, a queue."""

import itertools

from credentials.models import ArtifactSlot, MicroCredential
from portal.accounts.models import User
from portal.benching import crowd
from portal.kit import clock
from reviews.claiming import actions as claiming
from reviews.claiming.opening import open_slots
from reviews.models import ReviewSlot
from submissions.enrolling import actions as enrolling
from submissions.models import Enrollment, Evidence, PartEntry, Response, Submission
from submissions.status import Status


def started(educator: User, credential: MicroCredential) -> Enrollment:
    """An enrollment made by the action, agreed to."""
    found = enrolling.start(credential, by=educator)
    enrolling.agree(found, by=educator)
    return found


def claimed(assessor: User, educator: User, credential: MicroCredential) -> ReviewSlot:
    """A complete attempt on this assessor's desk, claimed by the action."""
    waiting = crowd.enrollment(educator, credential, days=2)
    waiting.save()
    (work,) = crowd.attempts([waiting])
    _fill(work)
    crowd.move([work], Status.QUEUED)
    open_slots(work.pk)
    slot = claiming.claim(assessor)
    if not isinstance(slot, ReviewSlot):
        raise RuntimeError("the assessor could not claim the work")
    return slot


def queued(count: int) -> None:
    """So many attempts of as many people that wait for an assessor."""
    credentials = MicroCredential.objects.filter(issuer__slug="nea").select_related("current")
    pairs = zip(crowd.people("waiting", count), itertools.cycle(credentials), strict=False)
    rows = [crowd.enrollment(person, found, days=20) for person, found in pairs]
    works = crowd.attempts(Enrollment.objects.bulk_create(rows))
    crowd.move(works, Status.QUEUED)
    for work in works:
        open_slots(work.pk)


def _fill(work: Submission) -> None:
    for part in work.enrollment.version.parts.all():
        entry = PartEntry.objects.create(
            submission=work,
            part=part,
            state=PartEntry.State.COMPLETE,
            date_of_entry=clock.today("UTC"),
            activity_description=crowd.WORDS,
        )
        for prompt in part.prompts.all():
            Response.objects.create(entry=entry, prompt=prompt, text=crowd.WORDS)
        for place in ArtifactSlot.objects.filter(part=part):
            Evidence.objects.create(submission=work, slot=place, kind="text", text=crowd.WORDS)
