"""Whether a list may be begun, and approved. Whose it is not reads the same as none."""

from django.utils.translation import gettext as _

from badges.batching.blind import List
from badges.models import Batch
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no


def may_begin(count: int) -> Verdict:
    """There must be something that may be approved together."""
    if count:
        return YES
    return no(_("Nothing can be approved together just now."))


def may_continue(user: User, batch: Batch | None) -> Verdict:
    """One's own list that has not ended."""
    if batch is not None and batch.by_id == user.pk and batch.closed_at is None:
        return YES
    return no(_("This list has been dealt with."))


def may_approve(listed: List) -> Verdict:
    """Only once all that were drawn have been looked at."""
    if listed.is_ready:
        return YES
    return no(_("Open the works that were drawn first, and say that you looked at them."))


def may_look(drawn: bool) -> Verdict:
    """What was drawn is looked at, and while it stands as it was listed."""
    if drawn:
        return YES
    return no(_("This work is not one of those that were drawn, or has changed since."))


def may_approve_with_its_list(standing: bool) -> Verdict:
    """Whether a work is still what was listed: unanimous, unreported, theirs, and waiting."""
    if standing:
        return YES
    return no(_("This has changed since the list was made."))
