"""What officer and lead see of what rests: its code and its place, never who wrote or who read.

The officer sees the pieces themselves too, which are there to be judged; the lead does not. Who
wrote it is shown to an officer who asks for it, and that is noted.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from reviews.models import Conflict
from reviews.noting import places
from reviews.noting.places import Spot
from submissions import blind as work
from submissions import covers
from submissions.models import PreCheck
from submissions.prechecking import doubts, pieces
from submissions.prechecking.pieces import Piece


@dataclass(frozen=True, slots=True)
class Row:
    """One stay in the list."""

    code: str
    title: str
    cause: str
    state: str
    waits: bool
    is_late: bool
    on: dt.datetime
    due: dt.datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One stay: where it is in words, and for the officer what stands there."""

    row: Row
    where: str
    is_reported: bool
    pieces: tuple[Piece, ...] = ()
    cover: covers.Cover = covers.NOTHING


def rows(found: QuerySet[PreCheck]) -> list[Row]:
    """The list: what waits first, by when it is due."""
    return [_row(case) for case in found]


def case(found: PreCheck, *, reads: bool) -> Case:
    """One stay, with the pieces where `reads` and while the work rests."""
    is_reported = found.cause == PreCheck.Cause.REPORT
    made = Case(_row(found), _where(found) if is_reported else "", is_reported)
    if not (reads and found.is_live):
        return made
    return replace(made, pieces=tuple(_pieces(found)), cover=covers.of(found.submission.covered))


def names(user: User, found: PreCheck) -> list[str]:
    """Everything that names the author, once this officer has asked for it; else nothing."""
    author = found.submission.enrollment.educator
    asked = Conflict.objects.filter(person=user, other=author, source=f"precheck:{found.code}")
    if not asked.exists():
        return []
    local = author.affiliate.name if author.affiliate else ""
    said = (author.full_name, author.other_names, author.email, author.school, author.district)
    return [each for each in (*said, local) if each]


def file_name(found: PreCheck, piece: Piece) -> str:
    """The file's name for the officer, made of the stay's code."""
    return f"{found.code}-part{piece.part}-{piece.item}.{piece.ext}"


def _row(found: PreCheck) -> Row:
    reported = found.cause == PreCheck.Cause.REPORT
    answered = found.is_live or found.state in (PreCheck.State.CLEARED, PreCheck.State.RETURNED)
    return Row(
        code=found.code,
        title=found.submission.enrollment.version.credential.title,
        cause=found.report.get_kind_display() if reported else found.get_cause_display(),
        state=found.get_state_display() if answered else _("Taken out of review"),
        waits=found.is_live and found.state == PreCheck.State.OPEN,
        is_late=found.is_live and found.due_at < clock.now(),
        on=found.opened_at,
        due=found.due_at,
    )


def _where(found: PreCheck) -> str:
    spot = _spot(found)
    return spot.name if spot else ""


def _spot(found: PreCheck) -> Spot | None:
    said = found.report
    whole = places.of(work.work(found.submission))
    return whole.get(f"{said.part}.{said.source}.{said.n}")


def _pieces(found: PreCheck) -> list[Piece]:
    if found.cause == PreCheck.Cause.REPORT:
        return _reported(found)
    seen = set(found.seen)
    left = [doubt for doubt in doubts.doubts(found.submission) if doubt.key in seen]
    return pieces.in_doubt(found.submission, left)


def _reported(found: PreCheck) -> list[Piece]:
    """The pieces at the place that a reader named: an artifact has up to four."""
    said = found.report
    every = pieces.all_of(found.submission)
    starts = pieces.at(found.submission, said.part, said.source, said.n)
    return [piece for place, piece in every.items() if place in starts]
