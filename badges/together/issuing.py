"""Issuing many awards in one transaction, by statements that each write all of them.

It only goes ahead. Each award keeps its own row of the outbox, which is delivered afterwards,
finds the award issued and does what follows; what was left out here is issued there alone, and
says there what is wrong. So nothing depends on this being done, once or at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from badges import classes, issuing, steps
from badges.classes import Unsound
from badges.issuing import Approved
from badges.models import Award
from portal.kit import asking, clock, direct, each
from reviews.models import Release
from reviews.releasing import actions as releasing
from submissions import workflow
from submissions.status import Status

SOUGHT = -1
_free = asking.Asked(
    lambda: (
        Award.objects.filter(pk__in=[SOUGHT], issued_at=None, badge_class__isnull=False)
        .order_by("pk")
        .values_list(*issuing.COLUMNS)
    ),
    sets=[SOUGHT],
    lock=Award._meta.db_table,
    skip=True,
)


@dataclass(frozen=True, slots=True)
class Written:
    """An award, and the assertion that is to be stored for it."""

    award: Approved
    document: str


def issue(told: Sequence[Mapping[str, int]]) -> int:
    """Issue what can be issued of the awards that were told of; returns how many those were.

    All of them or none, so it may die at any step and be called any number of times, also at the
    same time. Left out is what another holds or has issued, is not approved any more, would be
    refused by verifiers, or is the first of its class. Raises Refused when the origin is not
    public, Moved when an attempt was moved at this very moment.
    """
    issuing.require_public_origin()
    with transaction.atomic():
        steps.passed("together")
        written = list(filter(None, map(_written, _locked([one["award_id"] for one in told]))))
        if written:
            _store(written)
            steps.passed("stored")
    steps.passed("committed")
    return len(written)


def _locked(keys: Sequence[int]) -> list[Approved]:
    """Those not issued whose class exists, kept from other workers until the transaction ends.

    All workers read in one order, and what another holds is issued by it: nobody waits.
    """
    return [Approved(*row) for row in _free.rows({SOUGHT: frozenset(keys)})]


def _written(award: Approved) -> Written | None:
    if award.class_uuid is None or (award.submission_id and award.status != Status.APPROVED):
        return None
    try:
        badge_class = classes.of(award.class_uuid, settings.PUBLIC_ORIGIN)
        return Written(award, issuing.document(award, badge_class))
    except Unsound:
        return None


def _store(written: Sequence[Written]) -> None:
    """Write all of it. Raises Moved when an attempt has left its status meanwhile."""
    texts = {one.award.pk: one.document for one in written}
    stamped = {"issued_at": clock.now()}
    (stored,) = direct.run(each.updating(Award, "document", texts, {"issued_at": None}, stamped))
    if stored != len(written):
        raise workflow.moved()
    _move([one.award for one in written if one.award.submission_id])


def _move(awards: Sequence[Approved]) -> None:
    """The attempts move to awarded, and what the approver decided to show is released."""
    if awards:
        moves = [workflow.move(one.submission_id, one.status, "award") for one in awards]
        workflow.advance_all(moves)
        direct.run(releasing.storing_all(map(_shown, awards)))


def _shown(award: Approved) -> Release:
    return releasing.unstored(
        award.submission_id, Release.Outcome.MET, award.message or "", award.results or []
    )
