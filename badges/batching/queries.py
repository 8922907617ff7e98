"""Which works may be approved together: passes that nobody doubts."""

from collections.abc import Mapping, Sequence

from badges.batching.blind import Line, List
from badges.deciding import queries
from badges.models import Batch, BatchItem
from portal.accounts.models import User
from reviews.models import IdentityReport
from reviews.scoring import recommending
from reviews.scoring.recommending import Recommendation
from submissions.models import Submission
from submissions.status import Status

MOST, LOOKED_THROUGH = 50, 200
State = BatchItem.State


def candidates(user: User) -> list[Submission]:
    """What this approver may approve together now, the longest wait first."""
    found = list(queries.waiting(user)[:LOOKED_THROUGH])
    certain = sure(found)
    return [one for one in found if one.pk in certain][:MOST]


def sure(submissions: Sequence[Submission]) -> set[int]:
    """Keys of the unanimous passes on which no reader ever reported identifying text."""
    return undoubted(submissions, recommending.of_all(submissions)) if submissions else set()


def undoubted(submissions: Sequence[Submission], said: Mapping[int, Recommendation]) -> set[int]:
    """The same where it is known what the readings recommend; one query."""
    reports = IdentityReport.objects.filter(slot__submission__in=submissions)
    reported = set(reports.values_list("slot__submission", flat=True))
    return {pk for pk, one in said.items() if one.unanimous and pk not in reported}


def open_batch(user: User) -> Batch | None:
    """The list that this approver has begun and not ended."""
    return Batch.objects.filter(by=user, closed_at=None).first()


def last_closed(user: User) -> Batch | None:
    """The list that they approved last."""
    return Batch.objects.filter(by=user, closed_at__isnull=False).order_by("closed_at").last()


def listed(batch: Batch) -> List:
    """The list as it is now; what has been settled stays as it was."""
    items = list(batch.items.select_related("submission__enrollment__credential"))
    still = _still(batch, [item for item in items if item.state == State.LISTED])
    return List(batch.code, tuple(_line(item, item.pk in still) for item in items))


def stands(item: BatchItem) -> bool:
    """Whether the work may be approved with its list at this moment."""
    return item.pk in _still(item.batch, [item])


def _still(batch: Batch, items: Sequence[BatchItem]) -> set[int]:
    works = {item.submission_id: item for item in items}
    if not works:
        return set()
    rows = queries.within_reach(batch.by).filter(pk__in=works, status=Status.RECOMMENDED)
    same = [
        row
        for row in rows.select_related("enrollment__version")
        if row.recommended_at == works[row.pk].recommended_at
    ]
    return {works[pk].pk for pk in sure(same)}


def _line(item: BatchItem, standing: bool) -> Line:
    return Line(
        code=item.submission.desk_code,
        title=item.submission.enrollment.credential.title,
        rank=item.rank,
        looked=item.looked_at is not None,
        standing=standing,
        approved=item.state == State.APPROVED,
        left_out=item.state == State.LEFT_OUT,
    )
