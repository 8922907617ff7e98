"""Who may send a file in pieces: the author of the open part, so much at once."""

from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from credentials.models import ArtifactSlot
from portal.kit.verdict import YES, Verdict, first_no, no
from submissions import policy
from submissions.evidence import policy as evidence
from submissions.evidence import sizes
from submissions.models import Evidence, PartEntry, Upload
from submissions.uploading import limits


def may_begin(user: Any, entry: PartEntry, slot: ArtifactSlot) -> Verdict:
    """As for any file: what is still arriving takes room too."""
    return evidence.may_put(user, entry, slot, Evidence.Kind.FILE)


def may_send(user: Any, name: str, size: int) -> Verdict:
    """A file of this name and size, beside what else of theirs is on its way."""
    if not size:
        return no(_("The file is empty."))
    waiting = Upload.objects.of(user).unfinished()
    held = waiting.aggregate(sum=Sum("size"))["sum"] or 0
    sentence = sizes.too_large(sizes.kind_by_name(name), size) or limits.too_many(
        waiting.count(), held, size
    )
    return no(sentence) if sentence else YES


def may_continue(user: Any, upload: Upload, entry: PartEntry) -> Verdict:
    """The author, while the part is open."""
    return first_no(_is_theirs(user, upload), policy.may_edit(user, entry))


def may_cancel(user: Any, upload: Upload) -> Verdict:
    """The author, at any time, as long as it has not become evidence."""
    if upload.state == Upload.State.DONE:
        return no(_("This file has arrived. Remove it in the list of evidence."))
    return _is_theirs(user, upload)


def _is_theirs(user: Any, upload: Upload) -> Verdict:
    owner = upload.submission.enrollment.educator_id
    return YES if owner == user.pk else no(_("Only its author can send this file."))
