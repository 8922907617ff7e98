"""Issuing an award: exactly once, whatever dies in between (design, section 6; row E10)."""

import json
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from badges import addresses, facts, snapshots, steps
from badges.models import Award, BadgeClassSnapshot
from badges.openbadges import checks, documents, serialise
from portal.kit import clock, messages, outbox
from portal.kit.models import Message
from portal.kit.verdict import Refused
from reviews.models import Release
from reviews.releasing import actions as releasing
from submissions import workflow
from submissions.status import Status

JOINED = (
    "version__credential__issuer",
    "version__badge_class",
    "submission",
    "decision",
    "person__affiliate",
)
ISSUER = ("slug", "name", "url", "email", "description", "tagline")
# An award reads a few columns of wide rows; the badge's picture is one of those left alone.
READ = (
    *("uuid", "person", "version", "submission", "decision"),
    *("recipient_email", "salt", "awarded_on", "issued_at"),
    *("version__language", "version__credential__title"),
    *(f"version__credential__issuer__{name}" for name in ISSUER),
    *("version__badge_class__version", "version__badge_class__uuid"),
    "version__badge_class__document",
    *("submission__status", "submission__held_from", "decision__message", "decision__results"),
    *("person__email", "person__given_name", "person__language", "person__time_zone"),
    "person__affiliate__words",
)


class Unsound(Exception):
    """A document that verifiers would refuse was about to be stored."""


def issue(award_id: int) -> None:
    """Issue one award: store its assertion, move the attempt to awarded, release the result, mail.

    All of it is one short transaction at the end, guarded by a conditional UPDATE, so it may be
    called any number of times, also at the same time, and after a death at any step. Where the
    class exists it takes seven statements: one that reads, six that write.
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
    mail = _mail(award, badge_class)
    steps.passed("document")
    with transaction.atomic():
        _finish(award, document, mail)


def _load(award_id: int) -> Award:
    rows = Award.objects.select_related(*JOINED)
    return rows.only(*READ).get(pk=award_id)


def _require_public_origin() -> None:
    wrong = addresses.problem(settings.PUBLIC_ORIGIN) if settings.PRODUCTION else ""
    if wrong:
        raise Refused(_("No badge can be issued under this origin: %(why)s.") % {"why": wrong})


def _require_approved(award: Award) -> None:
    if award.submission and award.submission.status != Status.APPROVED:
        raise Refused(_("The attempt is not (or no longer) approved."))


def _class_of(award: Award) -> BadgeClassSnapshot:
    known = getattr(award.version, "badge_class", None)
    return known or snapshots.of(award.version)


def _document(award: Award, badge_class: BadgeClassSnapshot) -> str:
    """The assertion as it will be stored and served. Raises Unsound."""
    with translation.override(award.version.language):
        assertion = documents.assertion(facts.of_award(award, badge_class.uuid))
    profile = documents.profile(facts.of_issuer(award.version.credential.issuer))
    wrong = checks.problems(assertion, json.loads(badge_class.document), profile)
    if wrong:
        raise Unsound(" ".join(wrong))
    return serialise.to_bytes(assertion).decode()


def _mail(award: Award, badge_class: BadgeClassSnapshot) -> Message:
    person = award.person
    return messages.compose(
        "badges/earned",
        to=person.email,
        key=f"badge-earned:{award.uuid}",
        context=about(award, badge_class.uuid),
        recipient=person,
        words=person.vocabulary,
        language=person.language,
        zone=person.time_zone,
    )


def about(award: Award, class_uuid: Any) -> dict[str, Any]:
    """What the mails of an award say; `version__credential__issuer` and `person` are selected."""
    credential = award.version.credential
    return {
        "given_name": award.person.given_name,
        "title": credential.title,
        "issuer": credential.issuer.name,
        "image": addresses.class_image(class_uuid),
        "url": settings.PUBLIC_ORIGIN + reverse("badges:badge", args=[award.uuid]),
    }


def _finish(award: Award, document: str, mail: Message) -> None:
    unissued = Award.objects.filter(pk=award.pk, issued_at=None)
    if not unissued.update(document=document, issued_at=clock.now()):
        return  # another worker was quicker, and did the rest in the same transaction
    steps.passed("saved")
    if award.submission:
        workflow.advance(award.submission, "award")
        steps.passed("advanced")
        _release(award)
    steps.passed("released")
    messages.queue(mail, *_news(award))
    steps.passed("messaged")


def _release(award: Award) -> None:
    """Show the educator what the approver decided to show."""
    decision = award.decision
    results = decision.results if decision else []
    message = decision.message if decision else ""
    releasing.store(award.submission, Release.Outcome.MET, message, results)


def _news(award: Award) -> list[Any]:
    if not (award.submission and award.decision):
        return []
    key, submission = str(award.decision.pk), award.submission.pk
    return [outbox.entry("submission.decided", key, submission_id=submission)]
