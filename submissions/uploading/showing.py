"""What the author sees of a file that is on its way, or did not become evidence."""

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit import clock
from submissions.models import Upload

State = Upload.State


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """One upload for its author; `goes_on` where the same file can be chosen again."""

    row: Upload
    url: str
    cancel_url: str
    size: str
    kind: str
    state: str
    reason: str
    goes_on: bool
    is_waiting: bool


def of(submission: Any) -> list[OnItsWay]:
    """Everything that stands in the lists of this attempt, oldest first."""
    return [_shown(row) for row in submission.uploads.listed()]


def _shown(row: Upload) -> OnItsWay:
    late = row.state == State.EXPIRED or row.expires_at <= clock.now()
    arriving = row.state == State.ARRIVING and (row.is_whole or not late)
    kind, state = _state(row, arriving)
    return OnItsWay(
        row=row,
        url=reverse("submissions:upload", args=[row.code]),
        cancel_url=reverse("submissions:upload_cancel", args=[row.code]),
        size=filesizeformat(row.size),
        kind=kind,
        state=state,
        reason=_reason(row, arriving),
        goes_on=arriving and not row.is_whole,
        is_waiting=arriving and row.is_whole,
    )


def _state(row: Upload, arriving: bool) -> tuple[str, str]:
    if arriving and row.is_whole:
        return "going", _("Waiting for the check")
    if arriving:
        return "going", _("Uploaded to %(n)s %%") % {"n": row.percent}
    if row.state == State.REFUSED:
        return "mend", _("Not accepted")
    return "mend", _("Run out")


def _reason(row: Upload, arriving: bool) -> str:
    if arriving:
        return ""
    if row.state == State.REFUSED:
        return row.refusal
    return _("The time to finish this upload has run out. Send the file again.")
