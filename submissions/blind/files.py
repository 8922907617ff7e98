"""The cleaned copies, opened for somebody who must not know whose they are."""

from dataclasses import dataclass

from django.core.files import File as Handle

from submissions.cleaning.sniff import Kind
from submissions.models import Submission

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


def file(submission: Submission, part: int, n: int) -> CleanFile:
    """Open the cleaned copy of item `n` of part number `part`.

    Raises Missing when there is none: not there, not a file, not clean, purged, withheld.
    """
    rows = submission.evidence.usable().filter(slot__part__number=part)
    rows = list(rows.select_related("slot"))
    if not 1 <= n <= len(rows):
        raise Missing
    row = rows[n - 1]
    if not row.cleaned or row.withheld_at:
        raise Missing
    handle = row.cleaned.open("rb")
    return CleanFile(handle, row.media_type, EXTENSIONS[row.media_type], row.cleaned.size)
