"""A list is begun, some of it is looked at, and the rest approved: each work by itself."""

from django.db import IntegrityError, transaction

from badges.batching import policy, queries, sample
from badges.deciding import actions as deciding
from badges.models import Batch, BatchItem
from portal.accounts.models import User
from portal.kit import audit, clock, outbox
from portal.kit.verdict import Refused
from submissions.models import Submission

State = BatchItem.State


def begin(*, by: User) -> Batch:
    """Make the list of all that can be approved together now, and draw from it, once.

    Out: the list, or the one that is open: a form sent twice begins nothing twice. Raises Refused
    where there is nothing to approve.
    """
    known = queries.open_batch(by)
    if known:
        return known
    found = queries.candidates(by)
    policy.may_begin(len(found)).require()
    try:
        return _written(found, by)
    except IntegrityError:
        return Batch.objects.get(by=by, closed_at=None)


@transaction.atomic
def _written(found: list[Submission], by: User) -> Batch:
    batch = Batch.objects.create(by=by)
    places = sample.ranks(len(found), batch.seed)
    BatchItem.objects.bulk_create(
        BatchItem(batch=batch, submission=one, rank=rank, recommended_at=one.recommended_at)
        for one, rank in zip(found, places, strict=True)
    )
    audit.record("badges.batch_begin", f"batch:{batch.code}", by=by, seed=batch.seed, n=len(found))
    return batch


@transaction.atomic
def look(batch: Batch, desk_code: str, *, by: User) -> None:
    """Note that one of the drawn works was opened and nothing spoke against it.

    Raises Refused: not their list, not drawn, or changed since.
    """
    policy.may_continue(by, batch).require()
    drawn = [line.code for line in queries.listed(batch).drawn if line.standing]
    policy.may_look(desk_code in drawn).require()
    item = batch.items.filter(submission__desk_code=desk_code, looked_at=None)
    if item.update(looked_at=clock.now()):
        audit.record("badges.batch_look", f"submission:{desk_code}", by=by, batch=batch.code)


def approve(batch: Batch, *, by: User) -> None:
    """Approve what stands of the list, each work in its own transaction, and end the list.

    The awards are issued together when the last is approved.
    A work that changed since it was listed is left out and keeps its place on the desk. May be
    called again after a death at any step, or at the same time: nothing is approved twice.
    Raises Refused: not their list, or not all of the drawn were looked at.
    """
    policy.may_continue(by, batch).require()
    if batch.confirmed_at is None:
        policy.may_approve(queries.listed(batch)).require()
        Batch.objects.filter(pk=batch.pk, confirmed_at=None).update(confirmed_at=clock.now())
    with outbox.telling_once():
        for pk in batch.items.filter(state=State.LISTED).values_list("pk", flat=True):
            _settle(pk, by)
    Batch.objects.filter(pk=batch.pk, closed_at=None).update(closed_at=clock.now())


def _settle(pk: int, by: User) -> None:
    try:
        _approve(pk, by)
    except Refused:
        _leave_out(pk, by)


@transaction.atomic
def _approve(pk: int, by: User) -> None:
    item = _locked(pk)
    if item is None:
        return
    policy.may_approve_with_its_list(queries.stands(item)).require()
    award = deciding.approve(item.submission, by=by)
    _end(item, State.APPROVED, by, decision=award.decision)


@transaction.atomic
def _leave_out(pk: int, by: User) -> None:
    item = _locked(pk)
    if item is not None:
        _end(item, State.LEFT_OUT, by)


def _locked(pk: int) -> BatchItem | None:
    """The item, kept from others until the transaction ends; None where it is settled."""
    rows = BatchItem.objects.select_for_update(of=("self",)).filter(pk=pk, state=State.LISTED)
    joined = ("batch__by", "submission__enrollment__version", "submission__enrollment__educator")
    return rows.select_related(*joined, "submission__enrollment__credential__issuer").first()


def _end(item: BatchItem, state: str, by: User, **values: object) -> None:
    BatchItem.objects.filter(pk=item.pk, state=State.LISTED).update(
        state=state, settled_at=clock.now(), **values
    )
    thing = f"submission:{item.submission.desk_code}"
    audit.record(f"badges.batch_{state}", thing, by=by, batch=item.batch.code)
