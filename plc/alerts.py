"""What facilitators hear of a decision: that there is one, by public label (row E9)."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from badges import steps
from badges.models import Award
from plc.cohorts import next_action, queries
from plc.models import Cohort, Seat
from portal.accounts.optout import mails
from submissions.models import Submission
from submissions.status import Public

TOLD = (Public.EARNED, Public.NOT_YET)


@transaction.atomic
def tell_facilitators(submission_id: int) -> None:
    """Mail the facilitators of the educator's current cohorts, each once per outcome.

    Only where the work stands on the page of the cohort. Safe to repeat.
    """
    submission = Submission.objects.select_related("enrollment__credential").get(pk=submission_id)
    if submission.public not in TOLD:
        return
    educator = submission.enrollment.educator
    for cohort in _cohorts(educator):
        if queries.works(cohort).filter(pk=submission.enrollment_id).exists():
            _tell(cohort, submission, educator)


def tell_of_award(award_id: int) -> None:
    """Tell the facilitators of an award that was issued, where it came of an attempt."""
    submission = Award.objects.values_list("submission", flat=True).get(pk=award_id)
    if submission:
        tell_facilitators(submission)
    steps.passed("told")


def _cohorts(educator: Any) -> list[Cohort]:
    mine = Seat.objects.live().members().filter(user=educator).values("cohort")
    rows = Cohort.objects.filter(pk__in=mine).select_related("affiliate")
    return [cohort for cohort in rows if not cohort.is_over]


def _tell(cohort: Cohort, submission: Submission, educator: Any) -> None:
    seats = cohort.seats.live().facilitators().exclude(user=educator)
    for seat in seats.select_related("user__affiliate"):
        _post(cohort, submission, educator, seat.user)


def _post(cohort: Cohort, submission: Submission, educator: Any, reader: Any) -> None:
    label = submission.public
    note = reverse("plc:note", args=[cohort.code, educator.code])
    mails.post(
        "plc/decided",
        reader,
        key=f"decided:{submission.code}:{label.value}:{cohort.pk}:{reader.pk}",
        context={
            "name": str(educator),
            "title": submission.enrollment.credential.title,
            "status": label.label,
            "hint": next_action.of(label).sentence,
            "cohort": cohort.name,
            "url": settings.PUBLIC_ORIGIN + note,
        },
    )
