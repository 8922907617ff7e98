"""The one way a submission changes its status."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit import clock, direct
from portal.kit.verdict import Refused
from submissions.models import StatusChange, Submission
from submissions.status import MOVES, Status


class Moved(Refused):
    """Somebody or something else moved it first."""


def lock(submission: Submission) -> None:
    """Keep the attempt's status as it is until the transaction ends, and read what it is now.

    Whoever changes what an attempt holds calls this before asking the policy: a submit that comes
    at the same moment waits for the change or is seen by it. On SQLite the transaction itself
    keeps other writers out. Must be called in a transaction.
    """
    rows = Submission.objects.select_for_update(no_key=True)
    submission.status, submission.held_from = rows.values_list("status", "held_from").get(
        pk=submission.pk
    )


def advance(
    submission: Submission, verb: str, *, by: Any = None, reason: str = "", **stamps: Any
) -> StatusChange:
    """Make the move `verb` by compare-and-set and write the history row.

    In: the attempt, a verb of status.MOVES, who (None for the portal itself), a reason for the
    history, and further columns to set with the move. Out: the history row; `submission` carries
    the new values. Raises Moved when the attempt is not (or no longer) in one of the sources.
    """
    move = MOVES[verb]
    source = submission.status
    target = move.target or Status(submission.held_from or source)
    values = {**stamps, "status": target, "held_from": source if verb == "hold" else ""}
    change = StatusChange(
        submission=submission,
        verb=verb,
        source=source,
        target=target,
        by=by,
        at=clock.now(),
        reason=reason,
    )
    if source not in move.sources or not _moved(submission, values, change):
        raise Moved(_("This has moved on since you opened it. Load the page again."))
    for name, value in values.items():
        setattr(submission, name, value)
    return change


def _moved(submission: Submission, values: dict[str, Any], change: StatusChange) -> bool:
    """Write the move and its history together, unless it was moved meanwhile.

    Without a savepoint of its own: where nothing was moved nothing was written either, and an
    error of the database ends the caller's transaction.
    """
    with transaction.atomic(savepoint=False):
        same = {"id": submission.pk, "status": change.source}
        if not direct.update(Submission, same, values):
            return False
        direct.insert(change)
        return True
