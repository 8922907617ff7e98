"""Keeping advice with the parts that open again, and the ticks at the three tips (rows E6, E7)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit.verdict import Refused
from submissions.models import PartEntry, Submission
from submissions.status import Status

TIPS = ("feedback", "steps", "example")
Advice = Mapping[int, list[dict[str, Any]]]


def keep(fresh: Submission, advice: Advice) -> None:
    """Write down with each part of a new attempt, unless it is met, what was said of it."""
    for number, rows in advice.items():
        entries = PartEntry.objects.filter(submission=fresh, part__number=number, met_in=None)
        entries.update(advice=rows)


@transaction.atomic
def tick(submission: Submission, ticked: Collection[str], *, by: Any) -> None:
    """Keep which of the three tips are ticked; what is no tip is left out.

    In: the attempt that was decided "not yet". Raises Refused for anybody but its author, and for
    an attempt in another status.
    """
    mine = submission.enrollment.educator_id == by.pk
    if not mine or submission.status != Status.NOT_YET:
        raise Refused(_("There is nothing to tick here."))
    submission.ticks = [name for name in TIPS if name in ticked]
    Submission.objects.filter(pk=submission.pk).update(ticks=submission.ticks)
