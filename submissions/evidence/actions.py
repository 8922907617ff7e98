"""Put evidence into a slot, change typed text, take evidence out."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from credentials.models import ArtifactSlot
from portal.kit import clock, outbox
from portal.kit.verdict import Refused
from submissions import workflow
from submissions.cleaning.reasons import REASONS
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import HEAD, TAIL, kind_of
from submissions.evidence import policy, sizes, storing
from submissions.evidence.filenames import harmless
from submissions.models import Evidence, PartEntry
from submissions.writing.actions import touched


class Stale(Refused):
    """Typed evidence was changed in another tab meanwhile; nothing was written."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bytes of a file say about it."""

    media_type: str
    sha256: str
    size: int


@transaction.atomic
def add_text(
    entry: PartEntry, slot: ArtifactSlot, text: str, *, by: Any, caption: str = ""
) -> Evidence:
    """Typed evidence, such as a plan or a student's words; HTML stays text."""
    workflow.lock(entry.submission)
    policy.may_put(by, entry, slot, Evidence.Kind.TEXT).require()
    policy.is_storable(text).require()
    return _add(entry, slot, kind=Evidence.Kind.TEXT, text=text, caption=caption)


@transaction.atomic
def add_link(
    entry: PartEntry, slot: ArtifactSlot, url: str, *, by: Any, caption: str = ""
) -> Evidence:
    """A link to evidence elsewhere."""
    workflow.lock(entry.submission)
    policy.may_put(by, entry, slot, Evidence.Kind.LINK).require()
    return _add(entry, slot, kind=Evidence.Kind.LINK, url=url, caption=caption)


@transaction.atomic
def add_file(
    entry: PartEntry, slot: ArtifactSlot, upload: Any, *, by: Any, caption: str = ""
) -> Evidence:
    """Store an uploaded file privately and have it cleaned (outbox evidence.received).

    Raises Refused with what to do instead when it is empty, too large or of a type that cannot be
    proven clean; what it is called and what the browser says it is counts nothing.
    """
    workflow.lock(entry.submission)
    policy.may_put(by, entry, slot, Evidence.Kind.FILE).require()
    row = _add_file(entry, slot, facts_of(upload), name=upload.name, caption=caption)
    row.original.save(upload.name, upload)
    return row


@transaction.atomic
def add_stored(
    entry: PartEntry,
    slot: ArtifactSlot,
    key: str,
    facts: Facts,
    *,
    name: str,
    by: Any,
    caption: str = "",
) -> Evidence:
    """A file whose bytes lie under `key` already, as add_file. Raises Refused."""
    workflow.lock(entry.submission)
    policy.may_put(by, entry, slot, Evidence.Kind.FILE, arrived=key).require()
    return _add_file(entry, slot, facts, name=name, caption=caption, original=key)


def facts_of(upload: Any) -> Facts:
    """Read a file once through. Raises Refused in words for the field."""
    return Facts(sniffed(upload), storing.sha256(upload), upload.size)


def _add_file(
    entry: PartEntry, slot: ArtifactSlot, facts: Facts, *, name: str, **values: Any
) -> Evidence:
    row = _add(
        entry,
        slot,
        kind=Evidence.Kind.FILE,
        state=Evidence.State.CLEANING,
        original_name=harmless(name),
        original_sha256=facts.sha256,
        media_type=facts.media_type,
        size=facts.size,
        **values,
    )
    outbox.put("evidence.received", row.code, evidence_id=row.pk)
    return row


def sniffed(upload: Any) -> str:
    """The media type told by the bytes. Raises Refused in words for the field."""
    if not upload.size:
        raise Refused(_in_words("empty"))
    head = upload.read(HEAD)
    upload.seek(max(0, upload.size - TAIL))
    tail = upload.read()
    upload.seek(0)
    return told_by(head, upload.size, tail)


def told_by(head: bytes, size: int, tail: bytes = b"") -> str:
    """The media type told by the ends of a file of this size. Raises Refused, as sniffed."""
    if size > sizes.highest():
        raise Refused(sizes.too_large("", size))
    try:
        kind = kind_of(head, tail)
    except Stop as stop:
        raise Refused(_in_words(stop.refusal.code)) from stop
    if sentence := sizes.too_large(kind.value, size):
        raise Refused(sentence)
    return kind.media_type


def _in_words(code: str) -> str:
    return " ".join(_(sentence) for sentence in REASONS[code])


def refusal_of(evidence: Evidence) -> str:
    """Why a file was refused and what to do, in the reader's language."""
    return _in_words(evidence.refusal) if evidence.refusal in REASONS else evidence.refusal


def _add(entry: PartEntry, slot: ArtifactSlot, **values: Any) -> Evidence:
    rows = entry.submission.evidence.filter(slot=slot)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    row = Evidence.objects.create(
        submission=entry.submission, slot=slot, position=last + 1, **values
    )
    touched(entry)
    return row


@transaction.atomic
def change_text(evidence: Evidence, text: str, caption: str, *, seen: str, by: Any) -> None:
    """Write typed evidence anew. `seen` is the text the writer had before them; raises Stale."""
    entry = entry_of(evidence)
    workflow.lock(entry.submission)
    policy.may_change(by, evidence, entry).require()
    policy.is_storable(text).require()
    same = Evidence.objects.filter(pk=evidence.pk, kind=Evidence.Kind.TEXT, text=seen)
    if not same.update(text=text, caption=caption):
        raise Stale(_("This was changed in another window. Both texts are below."))
    touched(entry)


@transaction.atomic
def remove(evidence: Evidence, *, by: Any) -> None:
    """Take an item out. Its bytes are deleted; the row stays with its hashes."""
    entry = entry_of(evidence)
    workflow.lock(entry.submission)
    policy.may_change(by, evidence, entry).require()
    # Cleaning may have ended since the page was read.
    evidence.refresh_from_db(fields=["original", "cleaned"])
    stored = [evidence.original, evidence.cleaned]
    Evidence.objects.filter(pk=evidence.pk).update(
        removed_at=clock.now(), original="", cleaned="", extracted_text="", text="", url=""
    )
    evidence.appearances.all().delete()
    transaction.on_commit(lambda: storing.forget(*stored))
    touched(entry)


def entry_of(evidence: Evidence) -> PartEntry:
    """The entry of the part that the slot stands in."""
    rows = PartEntry.objects.select_related("part", "submission__enrollment")
    return rows.get(submission=evidence.submission_id, part=evidence.slot.part_id)
