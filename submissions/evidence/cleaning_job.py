"""Cleaning one received file in the sealed subprocess; safe to repeat at any point."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction

from portal.kit import clock
from submissions import authors, kept_scans, workflow
from submissions.cleaning.result import Cleaned, Refused
from submissions.evidence import readers_copy, storing
from submissions.models import Evidence
from submissions.status import EDITABLE


def clean(evidence_id: int) -> None:
    """Answer evidence.received: store a proven clean copy, or why there is none.

    Does nothing where the item was cleaned, refused or removed, or its attempt closed meanwhile.
    """
    row = Evidence.objects.select_related("submission__enrollment__educator__affiliate").get(
        pk=evidence_id
    )
    waiting = row.state == Evidence.State.CLEANING and not row.removed_at and row.original
    if not waiting or row.submission.status not in EDITABLE:
        return
    _waiting(row).update(checking_at=clock.now())
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        source = Path(folder) / "original"
        _fetch(row, source)
        made = readers_copy.made(source, Path(folder))
        if isinstance(made, Refused):
            _refuse(row, made)
        else:
            _keep(row, *made)


def _fetch(row: Evidence, target: Path) -> None:
    with row.original.open("rb") as stored, target.open("wb") as local:
        shutil.copyfileobj(stored, local, 1024 * 1024)


def _waiting(row: Evidence) -> Any:
    """The row, while it waits for an answer.

    To be written under the lock of its attempt: PostgreSQL does not ask again what a sub-query
    said before it waited for a row.
    """
    rows = Evidence.objects.filter(pk=row.pk, state=Evidence.State.CLEANING, removed_at=None)
    return rows.filter(submission__status__in=EDITABLE)


def _keep(row: Evidence, answer: Cleaned, text: str) -> None:
    with answer.path.open("rb") as handle:
        row.cleaned.save("cleaned", File(handle), save=False)
    try:
        kept = _written(
            row,
            state=Evidence.State.CLEAN,
            cleaned=row.cleaned.name,
            cleaned_sha256=answer.sha256,
            media_type=answer.media_type,
            pages=answer.pages,
            removed=[{"kind": each.kind, "count": each.count} for each in answer.removed],
            extracted_text=text,
        )
    except Exception:
        storing.forget(row.cleaned)
        raise
    if not kept:
        storing.forget(row.cleaned)
        return
    kept_scans.scan(text, authors.of(row.submission), "")


@transaction.atomic
def _written(row: Evidence, **values: Any) -> int:
    workflow.lock(row.submission)
    return _waiting(row).update(cleaned_at=clock.now(), **values)


def _refuse(row: Evidence, answer: Any) -> None:
    """The original is of no use to anyone any more; it goes."""
    stored = row.original
    if _written(row, state=Evidence.State.REFUSED, refusal=answer.code, original=""):
        storing.forget(stored)
