"""What officer and lead see of a report: its code and its place, never who wrote or who read.

The officer sees the piece itself too, which is there to be judged; the lead does not.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from reviews.models import IdentityReport
from reviews.noting import places
from submissions import blind as work
from submissions.status import Status


@dataclass(frozen=True, slots=True)
class Row:
    """One report in the list."""

    code: str
    title: str
    kind: str
    state: str
    waits: bool
    on: dt.datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One report: where it is in words, and for the officer what stands there."""

    row: Row
    where: str
    on_hold: bool
    text: str = ""
    caption: str = ""
    url: str = ""
    file: str = ""


def rows(reports: QuerySet[IdentityReport]) -> list[Row]:
    """The list: what waits first, then the latest."""
    return [_row(report) for report in reports]


def case(report: IdentityReport, *, reads: bool) -> Case:
    """One report, with the piece where `reads`."""
    whole = work.work(report.slot.submission)
    key = f"{report.part}.{report.source}.{report.n}"
    spot = places.of(whole).get(key)
    where = spot.name if spot else ""
    on_hold = report.slot.submission.status == Status.HELD
    seen = _piece(report, whole) if reads and on_hold and spot else {}
    return Case(_row(report), where, on_hold, **seen)


def _row(report: IdentityReport) -> Row:
    title = report.slot.submission.enrollment.version.credential.title
    on_hold = report.slot.submission.status == Status.HELD
    settled = on_hold or report.state == report.State.CLEARED
    state = report.get_state_display() if settled else _("Taken out of review")
    waits = on_hold and report.state == report.State.OPEN
    return Row(report.code, title, report.get_kind_display(), state, waits, report.reported_at)


def _piece(report: IdentityReport, whole: work.Work) -> dict[str, str]:
    part = next(part for part in whole.parts if part.number == report.part)
    if report.source == "activity":
        return {"text": part.activity}
    if report.source == "answer":
        return {"text": part.answers[report.n - 1].text}
    item = next(item for item in part.items if item.n == report.n)
    file = f"{report.code}-part{part.number}-{item.n}.{item.ext}" if item.ext else ""
    return {"text": item.text, "caption": item.caption, "url": item.url, "file": file}
