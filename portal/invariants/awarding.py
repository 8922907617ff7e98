"""What is decided rests on readings, is told, and ends in one award."""

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext_noop as _

from badges.batching.sample import SHARE
from badges.models import Award, Batch, BatchItem, Decision, Succession
from credentials.models import Criterion
from portal.invariants.rules import rule
from portal.kit.models import Outbox
from reviews.models import Release, Review, Score
from submissions.models import PartEntry, Submission
from submissions.status import Status

S = Status


@rule(_("Whoever decides has not assessed the attempt and is not its educator."))
def _deciders() -> QuerySet:
    assessed = Review.objects.filter(submission=OuterRef("submission"), assessor=OuterRef("by"))
    return Decision.objects.filter(Exists(assessed) | Q(by=F("submission__enrollment__educator")))


@rule(_("A pass has the required reviews on its attempt, or an override with a reason."))
def _passes() -> QuerySet:
    done = Review.objects.filter(submission=OuterRef("pk"), state=Review.State.SUBMITTED)
    read = done.order_by().values("submission").annotate(n=Count("pk")).values("n")
    overridden = Decision.objects.filter(
        submission=OuterRef("pk"), outcome="approve", override=True
    ).exclude(reason="")
    passed = Submission.objects.filter(status__in=(S.APPROVED, S.AWARDED))
    return passed.exclude(Exists(overridden)).filter(
        Q(enrollment__version__assessors_required__gt=Subquery(read))
        | ~Exists(read)
        | Exists(done.filter(Exists(_unscored())))
    )


def _unscored() -> QuerySet:
    """Criteria for which the review outside has no level; parts carried as met are not read."""
    carried = PartEntry.objects.filter(
        submission=OuterRef(OuterRef("submission")), part=OuterRef("part"), met_in__isnull=False
    ).exclude(met_in=F("submission"))
    scored = Score.objects.filter(
        review=OuterRef(OuterRef("pk")), criterion=OuterRef("pk"), level__isnull=False
    )
    asked = Criterion.objects.filter(part__version=OuterRef("submission__enrollment__version"))
    return asked.exclude(Exists(carried)).exclude(Exists(scored))


@rule(_("A person has one live award per version."))
def _awards() -> QuerySet:
    rows = (
        Award.objects.filter(revoked_at=None, succeeded_at=None, stack=None)
        .order_by()
        .values("person", "version")
    )
    return rows.annotate(n=Count("pk")).filter(n__gt=1)


@rule(_("A badge is renewed by one of the same person, and does not count as the live one then."))
def _renewed() -> QuerySet:
    rows = Succession.objects.filter(kind=Succession.Kind.RENEWAL)
    return rows.filter(~Q(old__person=F("new__person")) | Q(old__succeeded_at=None))


@rule(_("An approved attempt has an award, an awarded one an issued award."))
def _unissued() -> QuerySet:
    some = Award.objects.filter(submission=OuterRef("pk"))
    approved = Submission.objects.filter(status=S.APPROVED).exclude(Exists(some))
    issued = some.filter(issued_at__isnull=False)
    return approved | Submission.objects.filter(status=S.AWARDED).exclude(Exists(issued))


@rule(_("An award not yet issued waits in the outbox."))
def _forgotten() -> QuerySet:
    award_id = Cast(KeyTextTransform("award_id", "payload"), BigIntegerField())
    waiting = Outbox.objects.annotate(award_id=award_id).filter(
        topic="award.approved", done_at=None, award_id=OuterRef("pk")
    )
    return Award.objects.filter(issued_at=None).exclude(Exists(waiting))


@rule(_("Nothing is shown to an educator as decided without a release."))
def _unreleased() -> QuerySet:
    decided = Submission.objects.filter(status__in=(S.AWARDED, S.NOT_YET))
    return decided.exclude(Exists(Release.objects.filter(submission=OuterRef("pk"))))


@rule(_("Of what is approved together a tenth, and one at least, was opened before."))
def _unopened() -> QuerySet:
    first = Q(items__looked_at__lte=F("confirmed_at"))
    opened = Count("items", filter=first, distinct=True)
    approved = Count("items", filter=Q(items__state="approved"), distinct=True)
    rows = Batch.objects.annotate(opened=opened, approved=approved)
    return rows.filter(approved__gt=F("opened") * SHARE)


@rule(_("A decision is on one list of works approved together, or on none, and approves its work."))
def _lists() -> QuerySet:
    decided = BatchItem.objects.filter(decision__isnull=False)
    own = Q(decision__submission=F("submission"), decision__by=F("batch__by"))
    other = decided.exclude(own, decision__outcome="approve", decision__override=False)
    twice = decided.order_by().values("decision").annotate(n=Count("pk")).filter(n__gt=1)
    return decided.filter(Q(pk__in=other.values("pk")) | Q(decision__in=twice.values("decision")))
