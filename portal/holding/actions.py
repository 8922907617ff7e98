"""Setting and lifting a legal hold on the files of a work."""

from django.db import transaction

from portal.accounts.models import User
from portal.holding import policy
from portal.kit import audit
from submissions.models import Enrollment, Evidence


@transaction.atomic
def hold(work: Enrollment, reason: str, *, by: User) -> None:
    """Keep every file of the work, of all attempts, until the hold is lifted.

    Raises Refused where `by` may not, without a reason, and where nothing is there to keep.
    """
    _lock(work)
    policy.may_hold(by, work).require()
    policy.has_reason(reason).require()
    Evidence.objects.files().filter(submission__enrollment=work).update(legal_hold=True)
    _note("hold", work, reason, by)


@transaction.atomic
def lift(work: Enrollment, reason: str, *, by: User) -> None:
    """End the hold; what is past its day goes with the next sweep. Raises Refused as `hold`."""
    _lock(work)
    policy.may_lift(by, work).require()
    policy.has_reason(reason).require()
    Evidence.objects.filter(submission__enrollment=work).update(legal_hold=False)
    _note("lift", work, reason, by)


def _lock(work: Enrollment) -> None:
    Enrollment.objects.select_for_update().get(pk=work.pk)


def _note(verb: str, work: Enrollment, reason: str, by: User) -> None:
    audit.record(f"portal.{verb}", f"enrollment:{work.code}", by=by, reason=reason.strip())
