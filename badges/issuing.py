"""Issuing an award: exactly once, whatever dies in between (design, section 6; row E10)."""

import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from badges import addresses, classes, facts, snapshots, steps
from badges.classes import AwardedClass, Unsound
from badges.models import Award
from badges.openbadges import checks, documents, serialise
from credentials.models import Version
from portal.kit import clock, direct, lookups
from portal.kit.verdict import Refused
from reviews.models import Release
from reviews.releasing import actions as releasing
from submissions import workflow
from submissions.status import Status

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Approved:
    """What an award is issued from: a few columns of four wide rows."""

    pk: int
    uuid: UUID
    version_id: int | None
    class_uuid: UUID | None
    recipient_email: str
    salt: str
    awarded_on: dt.date
    expires_at: dt.datetime | None
    issued_at: dt.datetime | None
    submission_id: int | None
    status: str | None
    decision_id: int | None
    message: str | None
    results: list[dict[str, object]] | None


class ClassKey(NamedTuple):
    """The public id of a class, and the columns of the award that do not hold it yet."""

    uuid: UUID
    unwritten: Mapping[str, object] = MappingProxyType({})


COLUMNS = (
    *("pk", "uuid", "version_id", "badge_class__uuid"),
    *("recipient_email", "salt", "awarded_on", "expires_at", "issued_at"),
    *("submission_id", "submission__status"),
    *("decision_id", "decision__message", "decision__results"),
)
_approved = lookups.Lookup(
    lambda key: Award.objects.filter(pk=key).order_by().values_list(*COLUMNS)
)


def issue(award_id: int) -> None:
    """Issue one award: store its assertion, move the attempt to awarded, release the result.

    All of it is one transaction at the end, in one message to the database and guarded by two
    conditional UPDATEs, so it may be called any number of times, also at the same time, and after
    a death at any step. Where the class exists it takes five statements: one reads, four write.
    The earner and the facilitators are told afterwards (portal.routes).
    Raises Refused when the attempt is held or the origin is not public, Unsound when the
    documents do not pass the strict check; the outbox tries again.
    """
    steps.passed("before")
    award = _load(award_id)
    if award.issued_at:
        return
    require_public_origin()
    _require_approved(award)
    key = _class_key(award)
    badge_class = classes.of(key.uuid, settings.PUBLIC_ORIGIN)
    steps.passed("class")
    text = document(award, badge_class)
    steps.passed("document")
    _finish(award, {"document": text, "issued_at": clock.now(), **key.unwritten})


def _load(award_id: int) -> Approved:
    found = _approved.get(award_id)
    if found is None:
        raise Award.DoesNotExist(f"There is no award {award_id}.")
    return Approved(*found)


def require_public_origin() -> None:
    """Raises Refused where production would issue under an address that nobody can open."""
    wrong = addresses.problem(settings.PUBLIC_ORIGIN) if settings.PRODUCTION else ""
    if wrong:
        raise Refused(_("No badge can be issued under this origin: %(why)s.") % {"why": wrong})


def _require_approved(award: Approved) -> None:
    if award.submission_id and award.status != Status.APPROVED:
        raise Refused(_("The attempt is not (or no longer) approved."))


def _class_key(award: Approved) -> ClassKey:
    """The class of its approval; the first award of a version makes it, and keeps its key."""
    if award.class_uuid:
        return ClassKey(award.class_uuid)
    made = snapshots.of(Version.objects.get(pk=award.version_id))
    return ClassKey(made.uuid, {"badge_class": made.pk})


def document(award: Approved, badge_class: AwardedClass) -> str:
    """The assertion as it will be stored and served. Raises Unsound."""
    with translation.override(badge_class.language):
        assertion = documents.assertion(facts.of_award(award, badge_class))
    wrong = checks.of_assertion(assertion, badge_class.document, badge_class.profile)
    if wrong:
        raise Unsound(" ".join(wrong))
    return serialise.to_bytes(assertion).decode()


def _finish(award: Approved, assertion: dict[str, object]) -> None:
    """Write all of it, or nothing. Raises Moved when the attempt has left its status meanwhile."""
    unissued = {"id": award.pk, "issued_at": None}
    issued = direct.demanding(direct.updating(Award, unissued, assertion))
    try:
        direct.commit(issued, *_outcome(award))
    except direct.Unwritten:
        if _load(award.pk).issued_at is None:
            raise workflow.moved() from None
        log.info("award %s was issued by another worker, with all that belongs to it", award.pk)
    else:
        steps.passed("issued")


def _outcome(award: Approved) -> list[direct.Statement]:
    """The attempt moves to awarded, and what the approver decided to show is released."""
    if not (award.submission_id and award.status):
        return []
    attempt, shown = award.submission_id, (award.message or "", award.results or [])
    release = releasing.storing(attempt, Release.Outcome.MET, *shown)
    status, history = workflow.move(attempt, award.status, "award").statements()
    return [direct.demanding(status), history, release]
