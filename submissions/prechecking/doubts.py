"""What the identity check could not clear by itself: that alone goes to the anonymity officer.

Findings their author stands by, and files in which there is something to read or to hear and the
portal read no word: recordings, and documents that are pictures throughout. A photograph is none:
its author looked at it, and so will the reader, who reports a face or a name.
"""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from submissions import pages, scanning, texts
from submissions.models import Evidence, PreCheck, Submission


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: the place it stands in, the words found, and what its author says.

    `key` is the same as long as text and words are; without words it is a file nobody could read.
    """

    place: str
    key: str
    words: str = ""
    reason: str = ""


def doubts(submission: Submission) -> list[Doubt]:
    """Everything on the attempt that the check could not clear; parts met before were looked at."""
    found = [
        Doubt(find.place, _key(find.place, find.found, find.text.text), find.found, find.attested)
        for find in scanning.finds(submission)
        if find.attested
    ]
    return found + [_unread(row) for row in _files(submission) if is_unread(row)]


def unsettled(submission: Submission) -> list[Doubt]:
    """Those that no officer has cleared on this enrollment, as they stand now."""
    earlier = PreCheck.objects.filter(
        submission__enrollment=submission.enrollment_id, state=PreCheck.State.CLEARED
    )
    cleared = {key for seen in earlier.values_list("seen", flat=True) for key in seen}
    return [doubt for doubt in doubts(submission) if doubt.key not in cleared]


def has_desk(submission: Submission) -> bool:
    """Whether the issuer has an anonymity officer for this work; nobody looks at their own."""
    enrollment = submission.enrollment
    officers = IssuerStaff.objects.live().filter(role=IssuerStaff.Role.OFFICER)
    here = officers.filter(issuer=enrollment.credential.issuer_id)
    return here.exclude(user=enrollment.educator_id).exists()


def is_unread(row: Evidence) -> bool:
    """A recording, or a document on whose pages the portal found no word."""
    if row.kind != Evidence.Kind.FILE or row.media_type.startswith("image/"):
        return False
    shown = row.extracted_text.rpartition(pages.PAGE_END)
    words = shown[0] if shown[1] else row.extracted_text
    return row.media_type.startswith(("audio/", "video/")) or not words.strip()


def _files(submission: Submission) -> list[Evidence]:
    carried = submission.entries.exclude(met_in=None).values("part")
    rows = submission.evidence.usable().filter(withheld_at=None).exclude(slot__part__in=carried)
    return list(rows.select_related("slot__part"))


def _unread(row: Evidence) -> Doubt:
    place = f"{texts.item_place(row.slot.part, row.slot, row)}.file"
    said = (
        _("The portal cannot hear what is said, nor who is seen.")
        if row.media_type.startswith(("audio/", "video/"))
        else _("The pages are pictures; the portal cannot read them.")
    )
    return Doubt(place, row.cleaned_sha256[:32], reason=said)


def _key(*pieces: str) -> str:
    return hashlib.sha256("\n".join(pieces).encode()).hexdigest()[:32]
