"""What the clock starts that sends mail or takes work back."""

from badges.deciding import sweeps as desk_sweeps
from badges.sweeps import remind_unopened
from reviews.claiming import sweeps
from reviews.reporting.sweeps import tell_when_overdue
from submissions.reminders.sweeps import remind


def sweep_all() -> None:
    """Each of them once, now."""
    for sweep in (
        sweeps.warn_of_leases,
        sweeps.expire_leases,
        sweeps.tell_when_stranded,
        tell_when_overdue,
        desk_sweeps.remind_approvers,
        remind_unopened,
        remind,
    ):
        sweep()
