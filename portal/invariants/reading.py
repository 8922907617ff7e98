"""Who reads a work may read it, and reads it once."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_noop as _

from portal.invariants.rules import rule
from reviews.models import Conflict, Review, ReviewSlot, Unblinding


@rule(_("An assessor writes one review per attempt and revision."))
def _reviews() -> QuerySet:
    rows = Review.objects.order_by().values("submission", "assessor", "revision")
    return rows.annotate(n=Count("pk")).filter(n__gt=1)


@rule(_("Nobody assesses their own work, or work on what they wrote."))
def _own_work() -> QuerySet:
    return ReviewSlot.objects.filter(
        Q(assessor=F("submission__enrollment__educator"))
        | Q(assessor__in=F("submission__enrollment__credential__authors"))
    )


@rule(_("No assessor had a conflict with the educator before the claim."))
def _conflicts() -> QuerySet:
    educator = OuterRef("submission__enrollment__educator")
    pair = Q(person=OuterRef("assessor"), other=educator) | Q(
        person=educator, other=OuterRef("assessor")
    )
    earlier = Conflict.objects.filter(pair, since__lt=OuterRef("log__at"))
    claims = ReviewSlot.objects.filter(log__event="claim", log__assessor=F("assessor"))
    return claims.filter(Exists(earlier))


@rule(_("Whoever was granted an identity, and whoever granted it, is parted from the author."))
def _opened() -> QuerySet:
    author = OuterRef("submission__enrollment__educator")
    parted = {
        name: Exists(Conflict.objects.filter(person=OuterRef(name), other=author))
        for name in ("asked_by", "answered_by")
    }
    granted = Unblinding.objects.filter(state=Unblinding.State.GRANTED)
    return granted.filter(~parted["asked_by"] | ~parted["answered_by"])
