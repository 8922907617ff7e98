"""Writing down what was decided, and on what."""

from typing import Any

from badges.models import Decision
from portal.accounts.models import User
from portal.kit import audit, clock
from submissions import blind as work
from submissions.models import Submission


def noted(submission: Submission, outcome: str, by: User, **said: Any) -> Decision:
    """The decision, and in the audit the number of the very work that it was about."""
    decision = Decision.objects.create(
        submission=submission, outcome=outcome, by=by, **{"at": clock.now(), **said}
    )
    audit.record(
        f"badges.{outcome}",
        f"submission:{submission.desk_code}",
        by=by,
        override=decision.override,
        sha256=work.fingerprint(work.work(submission)),
    )
    return decision
