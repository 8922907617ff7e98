"""The cleaned copies, opened for somebody who must not know whose they are."""

from dataclasses import dataclass

from django.core.files import File as Handle

from submissions import covers
from submissions.cleaning import pages_out
from submissions.cleaning.sniff import Kind
from submissions.models import Evidence, Submission

EXTENSIONS = {kind.media_type: kind.value for kind in Kind} | {"image/jpeg": "jpg"}


class Missing(LookupError):
    """There is no such item on this attempt, or it may not be seen."""


@dataclass(frozen=True, slots=True)
class CleanFile:
    """The cleaned copy of one item, opened for reading; the caller gives it a name of its own."""

    handle: Handle
    media_type: str
    ext: str
    size: int


def file(submission: Submission, part: int, n: int, *, also_withheld: bool = False) -> CleanFile:
    """Open the cleaned copy of item `n` of part number `part`.

    Raises Missing when there is none: not there, not a file, not clean, purged, withheld since a
    consent was taken back, or withheld from readers; `also_withheld` lets the officer who
    withholds see the last of these, and nobody else.
    """
    rows = submission.evidence.usable().filter(slot__part__number=part)
    rows = list(rows.select_related("slot"))
    if not 1 <= n <= len(rows):
        raise Missing
    row = rows[n - 1]
    if not row.cleaned or row.withheld_at:
        raise Missing
    cover = covers.of(submission.covered)
    if also_withheld:
        return _opened(row)
    if cover.hides(row.cleaned_sha256):
        raise Missing
    numbers = cover.pages_of(row.cleaned_sha256)
    return _in_part(row, numbers) if numbers else _opened(row)


def _opened(row: Evidence) -> CleanFile:
    handle = row.cleaned.open("rb")
    return CleanFile(handle, row.media_type, EXTENSIONS[row.media_type], row.cleaned.size)


def _in_part(row: Evidence, numbers: tuple[int, ...]) -> CleanFile:
    """The document without these pages; made anew each time, so that none lies about."""
    with row.cleaned.open("rb") as whole:
        try:
            handle = Handle(pages_out.without(whole, numbers))
        except pages_out.Broken as broken:
            raise Missing from broken
    return CleanFile(handle, row.media_type, EXTENSIONS[row.media_type], handle.size)
