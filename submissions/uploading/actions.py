"""Begin to send a file, take its next bytes, hand it over when it is whole, or call it off."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from credentials.models import ArtifactSlot
from portal.kit import clock
from portal.kit.verdict import Refused
from submissions import workflow
from submissions.evidence import actions as evidence
from submissions.evidence.actions import Facts
from submissions.evidence.filenames import harmless
from submissions.models import PartEntry, Upload
from submissions.uploading import limits, policy, receiving, stores
from submissions.uploading.receiving import Body

State = Upload.State
# Of what has ended nothing is kept that was needed for going on alone.
ENDED = {"metadata": "", "modified": "", "head_sha256": "", "session": "", "parts": [], "tail": ""}


class TooMuch(Refused):
    """The file is too large, or too much is on its way already."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the browser said of a file before it sent any of it."""

    name: str
    size: int
    caption: str = ""
    modified: str = ""
    head_sha256: str = ""
    metadata: str = ""


@transaction.atomic
def begin(entry: PartEntry, slot: ArtifactSlot, told: Told, *, by: Any) -> Upload:
    """Make room for one file. Raises Refused, TooMuch where it is a matter of size or number."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=by.pk)
    workflow.lock(entry.submission)
    policy.may_begin(by, entry, slot).require()
    verdict = policy.may_send(by, told.name, told.size)
    if not verdict:
        raise TooMuch(verdict.reason)
    upload = Upload(
        submission=entry.submission,
        slot=slot,
        size=told.size,
        original_name=harmless(told.name),
        caption=told.caption[:200],
        modified=told.modified[:20],
        head_sha256=told.head_sha256[:64],
        metadata=told.metadata,
        expires_at=limits.expiry(),
    )
    for name, value in stores.current().begin(upload).items():
        setattr(upload, name, value)
    upload.save()
    return upload


def receive(upload: Upload, body: Body, *, by: Any) -> None:
    """Take the bytes of one request; a file that is whole then becomes evidence, once.

    Raises Refused (the part is closed, or the file turned out to be none that is taken; then it
    is over) and what receiving.receive raises.
    """
    if upload.is_whole and body.offset != upload.size:
        raise receiving.Moved
    if upload.state == State.DONE:
        return
    policy.may_continue(by, upload, evidence.entry_of(upload)).require()
    if not upload.is_whole:
        try:
            receiving.receive(upload, body, partial(_look, upload))
        except Refused as refused:
            refuse(upload, str(refused))
            raise
        except stores.Lost:
            expire(upload)
            raise
    if upload.is_whole:
        finish(upload, by=by)


def _look(upload: Upload, head: bytes) -> None:
    """Refuse at once what can never be taken. What a ZIP is, is told by its end."""
    if not head.startswith(b"PK"):
        evidence.told_by(head, upload.size)


def finish(upload: Upload, *, by: Any) -> None:
    """Hand a whole file over to cleaning; may be repeated, and makes one item. Raises Refused."""
    store = stores.current()
    try:
        store.complete(upload)
        with store.opened(upload) as stored:
            facts = evidence.facts_of(stored)
        _hand_over(upload, facts, by)
    except Refused as refused:
        refuse(upload, str(refused))
        raise
    except stores.Lost:
        expire(upload)
        raise


@transaction.atomic
def _hand_over(upload: Upload, facts: Facts, by: Any) -> None:
    """Raises Upload.DoesNotExist where it was called off at the same moment; nothing is added."""
    entry = evidence.entry_of(upload)
    workflow.lock(entry.submission)
    rows = Upload.objects.select_for_update().unfinished().filter(pk=upload.pk)
    if not rows.exists():
        if not Upload.objects.filter(pk=upload.pk).exists():
            raise Upload.DoesNotExist
        return
    told = {"name": upload.original_name, "caption": upload.caption}
    row = evidence.add_stored(entry, upload.slot, upload.key, facts, by=by, **told)
    if not rows.update(state=State.DONE, evidence=row, ended_at=clock.now(), **ENDED):
        raise Upload.DoesNotExist


def refuse(upload: Upload, sentence: str) -> None:
    """It is over, for this reason; its bytes go."""
    _end(upload, state=State.REFUSED, refusal=sentence)


def expire(upload: Upload) -> None:
    """Nothing came any more; its bytes go."""
    _end(upload, state=State.EXPIRED)


def run_out(upload: Upload) -> None:
    """Its time is over, unless more came since that was asked."""
    _end(upload, {"expires_at__lte": clock.now()}, state=State.EXPIRED)


def _end(upload: Upload, only: dict[str, Any] | None = None, **values: Any) -> None:
    rows = Upload.objects.unfinished().filter(pk=upload.pk, **(only or {}))
    if rows.update(ended_at=clock.now(), **values, **ENDED):
        stores.current().forget(upload)


@transaction.atomic
def cancel(upload: Upload, *, by: Any) -> None:
    """Call it off, or put away what has ended: row and bytes go. Raises Refused."""
    policy.may_cancel(by, upload).require()
    discard(upload)


@transaction.atomic
def discard(upload: Upload) -> None:
    """Without a trace; what became evidence meanwhile stays. For the sweeps and for erasure."""
    rows = Upload.objects.filter(pk=upload.pk).exclude(state=State.DONE)
    if rows.delete()[0]:
        transaction.on_commit(partial(stores.current().forget, upload))
