"""A review of this reader, opened by its code: one query, for views and never for pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, Q

from credentials.queries import LONG
from portal.accounts.models import User
from reviews.models import Review, ReviewSlot
from reviews.nearness.queries import conflicts
from submissions.status import Status

State = ReviewSlot.State
VERSION = "slot__submission__enrollment__version"
# Wide columns that the page takes from `credentials.reading` or does not show.
NOT_READ = (*LONG, "competency", "evidence_types", "tags", "credential__search_text")


@dataclass(frozen=True, slots=True)
class Opened:
    """A review of this reader and what they gave so far, by criterion id. For views, not pages."""

    slot: ReviewSlot
    review: Review
    given: Mapping[int, tuple[int | None, str]]

    @property
    def is_mine(self) -> bool:
        """On this reader's desk now, to be written."""
        here = self.slot.state == State.LEASED and self.slot.assessor_id == self.review.assessor_id
        return here and self.review.state == Review.State.DRAFT

    @property
    def is_paused(self) -> bool:
        """On hold: nobody reads it until an officer has looked at it."""
        return self.slot.submission.status == Status.HELD

    @property
    def is_draft(self) -> bool:
        """Never handed in, on this desk or not any more."""
        return self.review.state == Review.State.DRAFT

    @property
    def is_done(self) -> bool:
        """Handed in by this reader, and counting."""
        here = self.slot.state == State.SUBMITTED
        return here and self.review.state == Review.State.SUBMITTED


def opened(code: str, user: User) -> Opened | None:
    """This reader's latest review in the slot `code` with its marks, in one query; else None.

    A draft on somebody they are in conflict with, known only now, is nobody's to open.
    """
    apart = Q(Exists(conflicts()), state=Review.State.DRAFT)
    rows = list(
        Review.objects.filter(~apart, slot__code=code, assessor=user)
        .select_related(
            f"{VERSION}__credential__issuer",
            "slot__submission__enrollment__stack",
        )
        .defer(*(f"{VERSION}__{name}" for name in NOT_READ))
        .annotate(on=F("scores__criterion"), level=F("scores__level"), comment=F("scores__comment"))
        .order_by("-revision")
    )
    if not rows:
        return None
    review = rows[0]
    given = {row.on: (row.level, row.comment) for row in rows if row.pk == review.pk and row.on}
    return Opened(review.slot, review, given)
