"""The one way a submission changes its status."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Move:
    """One move, thought through and not yet written."""

    submission: Submission
    values: dict[str, Any]
    change: StatusChange

    def statements(self) -> list[direct.Statement]:
        """The compare-and-set, which writes no row where somebody was quicker, and the history."""
        same = {"id": self.submission.pk, "status": self.change.source}
        status = direct.updating(Submission, same, self.values)
        return [status, direct.inserting(self.change)]


def move(
    submission: Submission, verb: str, *, by: Any = None, reason: str = "", **stamps: Any
) -> Move:
    """Think the move `verb` through, for who writes it together with more; see `advance`.

    Raises Moved when the attempt, as it was read, is in none of the sources.
    """
    known = MOVES[verb]
    source = submission.status
    if source not in known.sources:
        raise moved()
    target = known.target or Status(submission.held_from or source)
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
    return Move(submission, values, change)


def moved() -> Moved:
    """What is said to who comes too late."""
    return Moved(_("This has moved on since you opened it. Load the page again."))


def advance(
    submission: Submission, verb: str, *, by: Any = None, reason: str = "", **stamps: Any
) -> StatusChange:
    """Make the move `verb` by compare-and-set and write the history row.

    In: the attempt, a verb of status.MOVES, who (None for the portal itself), a reason for the
    history, and further columns to set with the move. Out: the history row; `submission` carries
    the new values. Raises Moved when the attempt is not (or no longer) in one of the sources.
    """
    going = move(submission, verb, by=by, reason=reason, **stamps)
    if not _written(going):
        raise moved()
    for name, value in going.values.items():
        setattr(submission, name, value)
    return going.change


def _written(going: Move) -> bool:
    """Write the move and its history together, unless it was moved meanwhile.

    One after the other and without a savepoint of its own: where nothing was moved nothing was
    written either, and an error of the database ends the caller's transaction.
    """
    with transaction.atomic(savepoint=False):
        same = {"id": going.submission.pk, "status": going.change.source}
        if not direct.update(Submission, same, going.values):
            return False
        direct.insert(going.change)
        return True
