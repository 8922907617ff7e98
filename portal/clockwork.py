"""What the clock starts: each function by path, and how often in seconds.

Every function is idempotent and looks at rows, so a missed or doubled tick does no harm.
"""

from typing import Any

from django.conf import settings

SWEEP_SECONDS = 30.0
TICKS: dict[str, float] = {
    "portal.erasure.run_due": 3600,
    "submissions.sweeps.expire": 3600,
    "submissions.reminders.sweeps.remind": 3600.0,
    "submissions.promising.sweeps.keep": 86_400.0,
    "submissions.uploading.sweeps.sweep": 900.0,
    "submissions.sweeps.purge_media": 86_400,
    "reviews.claiming.sweeps.expire_leases": 300.0,
    "reviews.claiming.sweeps.warn_of_leases": 3600.0,
    "reviews.claiming.sweeps.tell_when_stranded": 900.0,
    "reviews.reporting.sweeps.tell_when_overdue": 86_400.0,
    "badges.sweeps.remind_unopened": 3600.0,
    "badges.ending.sweeps.tell": 86_400.0,
    "badges.milestones.sweeps.make_up": 86_400.0,
    "badges.deciding.sweeps.remind_approvers": 3600.0,
    "badges.revoking.sweeps.remind": 3600.0,
    "credentials.links.sweeps.check": 3600.0,
    "credentials.links.sweeps.tell": 86_400.0,
    "portal.watching.check_invariants": 86_400.0,
}


def schedule() -> dict[str, dict[str, Any]]:
    """The beat schedule: the outbox sweep and every tick, none rarer than BEAT_SECONDS asks."""
    beat = settings.BEAT_SECONDS
    entries = {"sweep": {"task": "portal.sweep", "schedule": min(SWEEP_SECONDS, beat)}}
    for path, seconds in TICKS.items():
        entries[path] = {"task": "portal.tick", "schedule": min(seconds, beat), "args": [path]}
    return entries
