"""What people do in the demo world, each a call or two of the actions that pages call too."""

from collections.abc import Collection
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from badges.deciding import actions as deciding
from credentials.models import ArtifactSlot, MicroCredential
from portal import relay
from portal.accounts.models import User
from portal.demo import exhibits, words
from portal.kit import clock
from reviews.claiming import actions as claiming
from reviews.models import ReviewSlot
from reviews.noting import places
from reviews.noting.given import Ready
from reviews.scoring import actions as scoring
from reviews.scoring import queries as scoring_queries
from reviews.scoring.given import Given
from submissions import blind
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.models import Enrollment, PartEntry, Submission
from submissions.submitting import actions as submitting
from submissions.writing import actions as writing

DRAWN = {"pdf": exhibits.paper, "jpg": exhibits.chart, "png": exhibits.plan}
LINK = "https://drive.example.org/folder/%s"


def start(person: User, slug: str) -> Enrollment:
    """Enroll and agree."""
    credential = MicroCredential.objects.get(slug=slug)
    item = credential.stack_items.select_related("stack").first()
    enrollment = enrolling.start(credential, by=person, stack=item.stack if item else None)
    enrolling.agree(enrollment, by=person)
    return enrollment


def write(
    enrollment: Enrollment, parts: Collection[int] = (), extra: str = "", *, picture: str = ""
) -> Submission:
    """Write and complete these parts, or all; `extra` goes into the first answer.

    With `picture`, "jpg" or "png", a PDF and such a picture are handed in where files are taken.
    """
    submission = enrollment.submissions.get()
    rows = submission.entries.select_related("part", "submission__enrollment")
    for entry in rows.prefetch_related("part__prompts", "part__slots"):
        if not parts or entry.part.number in parts:
            _write_part(entry, enrollment.educator, extra, picture)
    relay.drain()
    return submission


def _write_part(entry: PartEntry, person: User, extra: str, picture: str) -> None:
    shown = {1: "pdf", 2: picture} if picture else {}
    for slot in entry.part.slots.all():
        for n in range(slot.min_items):
            if slot.position in shown and "file" in slot.kinds:
                _add_file(entry, slot, person, shown.pop(slot.position))
            else:
                _put(entry, slot, n, person)
    given = writing.Values(
        date_of_entry=clock.today(person.time_zone),
        activity_description=words.ACTIVITY,
        answers=_answers(entry, extra),
    )
    entry.refresh_from_db()
    writing.save(entry, given, revision=entry.revision, by=person)
    relay.drain()
    entry.refresh_from_db()
    writing.complete(entry, by=person)


def _answers(entry: PartEntry, extra: str) -> dict[int, str]:
    """Each about as long as the part wants it, in the middle between least and most."""
    part, prompts = entry.part, list(entry.part.prompts.all())
    wanted = (part.word_min + part.word_max) // 2 or 120
    each = wanted if part.word_scope == "response" else wanted // max(len(prompts), 1)
    found = {p.position: words.text(each, part.number + p.position) for p in prompts}
    if extra and found:
        found[min(found)] += f" {extra}"
    return found


def _put(entry: PartEntry, slot: ArtifactSlot, n: int, person: User) -> None:
    """Typed text where the slot takes it, else a link, else a file."""
    start = entry.part.number + slot.position + n
    if "text" in slot.kinds:
        evidence.add_text(entry, slot, words.text(160, start), by=person, caption=slot.label)
    elif "link" in slot.kinds:
        evidence.add_link(entry, slot, LINK % f"{slot.position}{n}", by=person, caption=slot.label)
    else:
        _add_file(entry, slot, person, "pdf")


def _add_file(entry: PartEntry, slot: ArtifactSlot, person: User, kind: str) -> None:
    """A file that names its author in its name and its data; cleaning takes both out."""
    content = DRAWN[kind](slot.label, entry.part.number + person.pk, person.full_name)
    upload = SimpleUploadedFile(f"{person.family_name} {slot.label}.{kind}", content)
    row = evidence.add_file(entry, slot, upload, by=person, caption=words.CAPTIONS[kind])
    consenting.say(row, by=person, nobody=True)


def submit(submission: Submission, person: User) -> None:
    """Hand in; the check runs and the slots open."""
    submitting.submit(submission, honour=True, by=person)
    relay.drain()


def claim(assessor: User) -> ReviewSlot:
    """Take the next one in the queue."""
    slot = claiming.claim(assessor)
    if not isinstance(slot, ReviewSlot):
        raise LookupError(f"nothing waits for {assessor}")
    return slot


def read(assessor: User, not_yet: Collection[str] = ()) -> None:
    """Claim the next one, score every criterion and hand the review in."""
    slot = claim(assessor)
    found = scoring_queries.lines(slot.submission.enrollment.version_id)
    scores = {line.key: _mark(line, line.key in not_yet) for line in found}
    notes = _notes(slot.submission, not_yet)
    scoring.save(slot, slot.lease_token, scores, saves=0, by=assessor, notes=notes)
    scoring.submit(slot, slot.lease_token, by=assessor)
    relay.drain()


def _notes(submission: Submission, not_yet: Collection[str]) -> list[Ready]:
    """A note at the first piece of each part in which something is lacking."""
    spots = places.of(blind.work(submission)).values()
    first = {spot.part: spot for spot in reversed(spots) if spot.source != "activity"}
    found = {key: first.get(int(key.partition(".")[0])) for key in not_yet}
    return [
        Ready(spot, key, 1 if spot.unit == "paragraph" else None, words.NOTE)
        for key, spot in found.items()
        if spot
    ]


def _mark(line: Any, lacking: bool) -> Given:
    place = next(n for n, level in enumerate(line.levels, 1) if level.meets is not lacking)
    return Given(place, words.NOT_YET_COMMENT if lacking else words.MET_COMMENT)


def approve(submission: Submission, approver: User) -> Any:
    """Decide that it is met; the badge is issued and offered."""
    submission.refresh_from_db()
    award = deciding.approve(submission, by=approver, message=words.WELCOME)
    relay.drain()
    award.refresh_from_db()
    return award


def decline(submission: Submission, approver: User) -> None:
    """Decide "not yet" with a message."""
    submission.refresh_from_db()
    deciding.decline(submission, by=approver, message=words.DECISION)
    relay.drain()
