"""Who may write, attest and submit."""

from typing import Any

from django.utils.translation import gettext as _

from portal.accounts.policy import is_confirmed
from portal.kit import clock
from portal.kit.verdict import YES, Verdict, first_no, no
from submissions import deadlines
from submissions.models import PartEntry, Submission
from submissions.status import EDITABLE


def may_write(user: Any, submission: Submission) -> Verdict:
    """The author, after agreeing, while the attempt is a draft or needs a fix (row D4)."""
    enrollment = submission.enrollment
    if enrollment.educator_id != user.pk:
        return no(_("Only its author can write here."))
    if submission.status not in EDITABLE:
        return no(_("This attempt is closed for writing."))
    if not enrollment.agreed_at:
        return no(_("Agree to the Agreement first; then the parts open."))
    return YES


def may_edit(user: Any, entry: PartEntry) -> Verdict:
    """As may_write, for a part that was not met on an earlier attempt (row E6)."""
    if entry.is_locked:
        return no(_("This part is met and stays as it is."))
    return may_write(user, entry.submission)


def may_submit(user: Any, submission: Submission) -> Verdict:
    """The author with a confirmed address, up to the last second of the due time and its grace."""
    verdict = first_no(may_write(user, submission), is_confirmed(user))
    if not verdict:
        return verdict
    enrollment = submission.enrollment
    end = deadlines.last_moment(enrollment.due_at, enrollment.version.grace_days)
    if clock.now() > end:
        return no(_("The time for this work has run out. Your text is kept; you can start again."))
    return YES
