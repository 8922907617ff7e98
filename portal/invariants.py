"""What must always be true, one query each; run after every test and nightly (design, section 4)."""

from collections.abc import Callable

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_noop as _

from badges.models import Award, Decision
from credentials.models import Criterion
from portal.kit.models import Outbox
from reviews.models import Conflict, Release, Review, ReviewSlot, Score
from submissions.models import Evidence, PartEntry, StatusChange, Submission, Upload
from submissions.status import OPEN, Status

S = Status
RULES: dict[str, Callable[[], QuerySet]] = {}


def rule(sentence: str) -> Callable[[Callable[[], QuerySet]], Callable[[], QuerySet]]:
    """Register a query that finds the rows which break `sentence`."""

    def register(find: Callable[[], QuerySet]) -> Callable[[], QuerySet]:
        RULES[sentence] = find
        return find

    return register


def broken() -> list[str]:
    """The sentences that are not true now; empty when all is well."""
    return [sentence for sentence, find in RULES.items() if find().exists()]


@rule(_("An enrollment has at most one open attempt."))
def _open_attempts() -> QuerySet:
    rows = Submission.objects.filter(status__in=OPEN).order_by().values("enrollment")
    return rows.annotate(n=Count("pk")).filter(n__gt=1)


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


@rule(_("Whoever decides has not assessed the attempt and is not its educator."))
def _deciders() -> QuerySet:
    assessed = Review.objects.filter(submission=OuterRef("submission"), assessor=OuterRef("by"))
    return Decision.objects.filter(Exists(assessed) | Q(by=F("submission__enrollment__educator")))


@rule(_("No assessor had a conflict with the educator before the claim."))
def _conflicts() -> QuerySet:
    educator = OuterRef("submission__enrollment__educator")
    pair = Q(person=OuterRef("assessor"), other=educator) | Q(
        person=educator, other=OuterRef("assessor")
    )
    earlier = Conflict.objects.filter(pair, since__lt=OuterRef("log__at"))
    claims = ReviewSlot.objects.filter(log__event="claim", log__assessor=F("assessor"))
    return claims.filter(Exists(earlier))


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
    rows = Award.objects.filter(revoked_at=None).order_by().values("person", "version")
    return rows.annotate(n=Count("pk")).filter(n__gt=1)


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


@rule(_("The last row of the history is the status."))
def _history() -> QuerySet:
    last = StatusChange.objects.filter(submission=OuterRef("pk")).order_by("-pk")
    known = Coalesce(Subquery(last.values("target")[:1]), Value(S.DRAFT.value))
    return Submission.objects.annotate(known=known).exclude(known=F("status"))


@rule(_("Bytes that are evidence are not waited for as an upload any more."))
def _uploads() -> QuerySet:
    same = Upload.objects.unfinished().filter(key=OuterRef("original"))
    return Evidence.objects.exclude(original="").filter(Exists(same))


@rule(_("What was submitted is complete in every part."))
def _incomplete() -> QuerySet:
    missing = PartEntry.objects.filter(submission=OuterRef("pk")).exclude(
        state=PartEntry.State.COMPLETE
    )
    beyond = (S.QUEUED, S.IN_REVIEW, S.ADJUDICATION, S.RECOMMENDED, S.APPROVED, S.AWARDED)
    return Submission.objects.filter(Exists(missing), status__in=beyond)
