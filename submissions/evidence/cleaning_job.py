"""Cleaning one received file in the sealed subprocess; safe to repeat at any point."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File

from portal.kit import clock
from submissions import pages
from submissions.cleaning import sandbox
from submissions.cleaning.result import Cleaned, Refused, Text
from submissions.evidence import storing
from submissions.models import Evidence
from submissions.status import EDITABLE


def clean(evidence_id: int) -> None:
    """Answer evidence.received: store a proven clean copy, or why there is none.

    Does nothing where the item was cleaned, refused or removed, or its attempt closed meanwhile.
    """
    row = Evidence.objects.select_related("submission").get(pk=evidence_id)
    waiting = row.state == Evidence.State.CLEANING and not row.removed_at and row.original
    if not waiting or row.submission.status not in EDITABLE:
        return
    _waiting(row).update(checking_at=clock.now())
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        source, target = Path(folder) / "original", Path(folder) / "cleaned"
        _fetch(row, source)
        answer = sandbox.clean(source, target, locked=_is_locked())
        text = sandbox.read_text(target, locked=_is_locked()) if _good(answer) else answer
        if isinstance(answer, Cleaned) and not isinstance(text, Refused):
            _keep(row, answer, text)
        else:
            _refuse(row, text)


def _good(answer: Cleaned | Refused) -> bool:
    return isinstance(answer, Cleaned)


def _is_locked() -> bool:
    """In production never without the seal; on a developer's machine without seccomp, yes."""
    return settings.PRODUCTION or sandbox.available()


def _fetch(row: Evidence, target: Path) -> None:
    with row.original.open("rb") as stored, target.open("wb") as local:
        shutil.copyfileobj(stored, local, 1024 * 1024)


def _waiting(row: Evidence) -> Any:
    rows = Evidence.objects.filter(pk=row.pk, state=Evidence.State.CLEANING, removed_at=None)
    return rows.filter(submission__status__in=EDITABLE)


def _keep(row: Evidence, answer: Cleaned, text: Text) -> None:
    with answer.path.open("rb") as handle:
        row.cleaned.save("cleaned", File(handle), save=False)
    kept = _waiting(row).update(
        state=Evidence.State.CLEAN,
        cleaned=row.cleaned.name,
        cleaned_sha256=answer.sha256,
        media_type=answer.media_type,
        pages=answer.pages,
        removed=[{"kind": each.kind, "count": each.count} for each in answer.removed],
        extracted_text=pages.join(text.pages, text.unseen),
        cleaned_at=clock.now(),
    )
    if not kept:
        storing.forget(row.cleaned)


def _refuse(row: Evidence, answer: Any) -> None:
    """The original is of no use to anyone any more; it goes."""
    stored = row.original
    if _waiting(row).update(
        state=Evidence.State.REFUSED, refusal=answer.code, cleaned_at=clock.now(), original=""
    ):
        storing.forget(stored)
