"""Which next action of a member comes first (rows E9, I1). Pure: a table and its reading.

What runs out soonest or blocks the member stands before what can wait; whoever has nothing going
stands before those who write.
"""

from plc.cohorts import next_action
from submissions.status import Public

NEVER = 9999
ORDER: tuple[next_action.NextAction, ...] = (
    next_action.TABLE[Public.NEEDS_FIX],
    next_action.NEAR,
    next_action.TABLE[Public.NOT_YET],
    next_action.TABLE[Public.EXPIRED],
    next_action.NOT_STARTED,
    next_action.ELSEWHERE,
    next_action.TABLE[Public.WITHDRAWN],
    next_action.TABLE[Public.DRAFT],
    next_action.TABLE[Public.CHECKING],
    next_action.TABLE[Public.IN_REVIEW],
    next_action.TABLE[Public.EARNED],
)


def of(action: next_action.NextAction, days_left: int | None) -> tuple[int, int]:
    """A key to sort by: the place in the table, then the days that are left."""
    return ORDER.index(action), NEVER if days_left is None else days_left
