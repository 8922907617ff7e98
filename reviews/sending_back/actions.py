"""An approver sends a review back to whoever wrote it, once, with a reason."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts import mails
from portal.kit import clock
from portal.kit.verdict import Refused
from portal.kit.vocabulary import named
from reviews.claiming import workflow
from reviews.claiming.leases import lease_end
from reviews.models import ClaimLog, Review, ReviewSlot, Score
from reviews.noting import actions as noting

State, Event = ReviewSlot.State, ClaimLog.Event


@transaction.atomic
def reopen(slot: ReviewSlot, reason: str, by: object) -> Review:
    """Put the slot back on the same assessor's desk, with a next revision filled from the last.

    The caller moves the submission (verb send_back) in the same transaction. Raises Refused
    without a reason, when this slot was sent back before, or when it holds no finished review.
    """
    if not reason.strip():
        raise Refused(_("Say why you send it back."))
    if slot.sent_back_at:
        raise Refused(_("This review was sent back once already."))
    old = slot.reviews.filter(state=Review.State.SUBMITTED, assessor=slot.assessor).first()
    if slot.state != State.SUBMITTED or old is None:
        raise Refused(_("There is no finished review here to send back."))
    reader = slot.assessor
    issuer = slot.submission.enrollment.credential.issuer
    workflow.move(
        slot,
        Event.SEND_BACK,
        State.LEASED,
        sources=(State.SUBMITTED,),
        who=reader,
        lease_until=lease_end(reader.time_zone, issuer.holidays),
        submitted_at=None,
        sent_back_at=clock.now(),
        sent_back_reason=reason.strip(),
    )
    review = _next_revision(old)
    _tell(slot, reader)
    return review


def _next_revision(old: Review) -> Review:
    Review.objects.filter(pk=old.pk).update(state=Review.State.SUPERSEDED)
    review = Review.objects.create(
        slot=old.slot,
        submission=old.submission,
        assessor=old.assessor,
        revision=old.revision + 1,
    )
    Score.objects.bulk_create(
        Score(review=review, criterion_id=s.criterion_id, level_id=s.level_id, comment=s.comment)
        for s in old.scores.all()
    )
    noting.carry(old, review)
    return review


def _tell(slot: ReviewSlot, reader: object) -> None:
    mails.post(
        "reviews/sent_back",
        reader,
        key=f"reviews.sent_back:{slot.code}",
        context={
            "code": slot.code,
            "title": slot.submission.enrollment.credential.title,
            "path": reverse("reviews:assess", args=[slot.code]),
        },
        words=named(slot.submission.enrollment.credential.issuer.words),
    )
