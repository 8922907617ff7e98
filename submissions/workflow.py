"""The one way a submission changes its status."""

from collections.abc import Sequence
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

    submission_id: int
    values: dict[str, Any]
    change: StatusChange

    @property
    def same(self) -> dict[str, Any]:
        """What must still be so when it is written."""
        return {"id": self.submission_id, "status": self.change.source}

    def statements(self) -> list[direct.Statement]:
        """The compare-and-set, which writes no row where somebody was quicker, and the history."""
        status = direct.updating(Submission, self.same, self.values)
        return [status, direct.inserting(self.change)]


def move(
    submission_id: int,
    status: str,
    verb: str,
    *,
    held_from: str = "",
    by: Any = None,
    reason: str = "",
    **stamps: Any,
) -> Move:
    """Think the move `verb` through, for who writes it together with more; see `advance`.

    Raises Moved when the attempt, as it was read, is in none of the sources.
    """
    known = MOVES[verb]
    if status not in known.sources:
        raise moved()
    target = known.target or Status(held_from or status)
    values = {**stamps, "status": target, "held_from": status if verb == "hold" else ""}
    change = StatusChange(
        submission_id=submission_id,
        verb=verb,
        source=status,
        target=target,
        by=by,
        at=clock.now(),
        reason=reason,
    )
    return Move(submission_id, values, change)


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
    stands = {"held_from": submission.held_from, "by": by, "reason": reason}
    going = move(submission.pk, submission.status, verb, **stands, **stamps)
    if not _written(going):
        raise moved()
    going.change.submission = submission
    for name, value in going.values.items():
        setattr(submission, name, value)
    return going.change


def advance_all(going: Sequence[Move]) -> None:
    """Make the same move of several attempts, by two statements. Must be in a transaction.

    Raises Moved when one of them is no longer in the status that it was read in; the caller's
    transaction is then to be taken back.
    """
    first, keys = going[0], [each.submission_id for each in going]
    if any(
        (each.change.source, each.values) != (first.change.source, first.values) for each in going
    ):
        raise ValueError("attempts that move together come from one status and go to one")
    same = Submission.objects.filter(pk__in=keys, status=first.change.source)
    if same.update(**first.values) != len(going):
        raise moved()
    direct.insert(*[each.change for each in going])


def _written(going: Move) -> bool:
    """Write the move and its history together, unless it was moved meanwhile.

    One after the other and without a savepoint of its own: where nothing was moved nothing was
    written either, and an error of the database ends the caller's transaction.
    """
    with transaction.atomic(savepoint=False):
        if not direct.update(Submission, going.same, going.values):
            return False
        direct.insert(going.change)
        return True
