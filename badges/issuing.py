"""Issuing an award: exactly once, whatever dies in between (design, section 6; row E10)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from badges import addresses, classes, facts, snapshots, steps
from badges.classes import AwardedClass, Unsound
from badges.models import Award
from badges.openbadges import checks, documents, serialise
from credentials.models import Version
from portal.kit import clock, direct, outbox
from portal.kit.verdict import Refused
from reviews.models import Release
from reviews.releasing import actions as releasing
from submissions import workflow
from submissions.models import Submission
from submissions.status import Status


@dataclass(frozen=True, slots=True)
class Approved:
    """What an award is issued from: a few columns of four wide rows."""

    pk: int
    uuid: UUID
    version_id: int
    class_uuid: UUID | None
    recipient_email: str
    salt: str
    awarded_on: dt.date
    issued_at: dt.datetime | None
    submission_id: int | None
    status: str | None
    decision_id: int | None
    message: str | None
    results: list[dict[str, object]] | None


COLUMNS = (
    *("pk", "uuid", "version_id", "version__badge_class__uuid"),
    *("recipient_email", "salt", "awarded_on", "issued_at"),
    *("submission_id", "submission__status"),
    *("decision_id", "decision__message", "decision__results"),
)
_approved = direct.Lookup(lambda key: Award.objects.filter(pk=key).order_by().values_list(*COLUMNS))


def issue(award_id: int) -> None:
    """Issue one award: store its assertion, move the attempt to awarded, release the result.

    All of it is one short transaction at the end, guarded by a conditional UPDATE, so it may be
    called any number of times, also at the same time, and after a death at any step. Where the
    class exists it takes six statements: one that reads, five that write; the outbox tells the
    earner and the facilitators afterwards.
    Raises Refused when the attempt is held or the origin is not public, Unsound when the
    documents do not pass the strict check; the outbox tries again.
    """
    steps.passed("before")
    award = _load(award_id)
    if award.issued_at:
        return
    _require_public_origin()
    _require_approved(award)
    badge_class = _class_of(award)
    steps.passed("class")
    document = _document(award, badge_class)
    steps.passed("document")
    with transaction.atomic():
        _finish(award, document)


def _load(award_id: int) -> Approved:
    found = _approved.get(award_id)
    if found is None:
        raise Award.DoesNotExist(f"There is no award {award_id}.")
    return Approved(*found)


def _require_public_origin() -> None:
    wrong = addresses.problem(settings.PUBLIC_ORIGIN) if settings.PRODUCTION else ""
    if wrong:
        raise Refused(_("No badge can be issued under this origin: %(why)s.") % {"why": wrong})


def _require_approved(award: Approved) -> None:
    if award.submission_id and award.status != Status.APPROVED:
        raise Refused(_("The attempt is not (or no longer) approved."))


def _class_of(award: Approved) -> AwardedClass:
    uuid = award.class_uuid or snapshots.of(Version.objects.get(pk=award.version_id)).uuid
    return classes.of(uuid, settings.PUBLIC_ORIGIN)


def _document(award: Approved, badge_class: AwardedClass) -> str:
    """The assertion as it will be stored and served. Raises Unsound."""
    with translation.override(badge_class.language):
        assertion = documents.assertion(facts.of_award(award, badge_class))
    wrong = checks.of_assertion(assertion, badge_class.document, badge_class.profile)
    if wrong:
        raise Unsound(" ".join(wrong))
    return serialise.to_bytes(assertion).decode()


def _finish(award: Approved, document: str) -> None:
    unissued = {"id": award.pk, "issued_at": None}
    if not direct.update(Award, unissued, {"document": document, "issued_at": clock.now()}):
        return  # another worker was quicker, and did the rest in the same transaction
    steps.passed("saved")
    if award.submission_id and award.status:
        attempt = Submission(pk=award.submission_id, status=award.status)
        workflow.advance(attempt, "award")
        steps.passed("advanced")
        # what the approver decided to show
        releasing.store(attempt, Release.Outcome.MET, award.message or "", award.results or [])
    steps.passed("released")
    outbox.put_all(*_news(award))
    steps.passed("announced")


def _news(award: Approved) -> list[Any]:
    rows = [outbox.entry("award.issued", str(award.uuid), award_id=award.pk)]
    if award.submission_id and award.decision_id:
        decided, submission = str(award.decision_id), award.submission_id
        rows.append(outbox.entry("submission.decided", decided, submission_id=submission))
    return rows
