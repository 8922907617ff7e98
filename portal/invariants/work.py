"""An attempt is whole, and its history says where it stands."""

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop as _

from portal.invariants.rules import rule
from submissions.models import (
    Appearance,
    Evidence,
    PartEntry,
    Person,
    StatusChange,
    Submission,
    Upload,
)
from submissions.status import CLOSED, EDITABLE, OPEN, Status

S = Status


@rule(_("An enrollment has at most one open attempt."))
def _open_attempts() -> QuerySet:
    rows = Submission.objects.filter(status__in=OPEN).order_by().values("enrollment")
    return rows.annotate(n=Count("pk")).filter(n__gt=1)


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


@rule(_("Nothing that was handed in shows a person without their consent, unless it is withheld."))
def _without_consent() -> QuerySet:
    rows = Appearance.objects.exclude(person__consent=Person.Consent.YES)
    shown = rows.filter(evidence__removed_at=None, evidence__withheld_at=None)
    return shown.exclude(evidence__submission__status__in=(*EDITABLE, *CLOSED))
