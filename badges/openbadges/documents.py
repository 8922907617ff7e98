"""The Open Badges 2.0 documents, as dictionaries ready for JSON.

Source of the shapes: Open Badges 2.0 (1EdTech, final). Where the standard leaves a
choice, the one taken is the one every verifier reads: plain string types, class and
issuer by address, hosted verification, times in UTC.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeAlias, TypeVar

from badges.openbadges.facts import (
    AlignmentFacts,
    AwardFacts,
    ClassFacts,
    EvidenceFacts,
    ImageFacts,
    IssuerFacts,
    PreviousClassFacts,
)
from badges.openbadges.identity import identity_object

CONTEXT = "https://w3id.org/openbadges/v2"

Document: TypeAlias = dict[str, object]
T = TypeVar("T")


def profile(issuer: IssuerFacts) -> Document:
    """The issuer's Profile. All its assertions must live under one address."""
    return document("Issuer", issuer.id, issuer.language) | filled(
        name=issuer.name,
        url=issuer.url,
        email=issuer.email,
        description=issuer.description,
        telephone=issuer.telephone,
        image=_maybe(_image, issuer.image),
        publicKey=issuer.public_key,
        revocationList=issuer.revocation_list,
        verification={
            "type": "VerificationObject",
            "startsWith": issuer.assertions_under.rstrip("/") + "/",
        },
        endorsement=list(issuer.endorsement),
    )


def badge_class(facts: ClassFacts) -> Document:
    """The BadgeClass of one published version. Raises ValueError without any criteria."""
    return document("BadgeClass", facts.id, facts.language, facts.version) | filled(
        name=facts.name,
        description=facts.description,
        image=_image(facts.image),
        criteria=_criteria(facts),
        issuer=facts.issuer,
        alignment=[_alignment(a) for a in facts.alignment],
        tags=list(facts.tags),
        related=_maybe(_previous, facts.previous),
        endorsement=list(facts.endorsement),
    )


def assertion(award: AwardFacts) -> Document:
    """The Assertion of one award. Raises ValueError for an expiry without a zone."""
    return document("Assertion", award.id, award.language, award.version) | filled(
        recipient=identity_object(award.identity, award.salt),
        badge=award.badge_class,
        verification={"type": "HostedBadge"},
        issuedOn=midnight(award.issued_on),
        expires=_maybe(instant, award.expires),
        image=_maybe(_image, award.image),
        narrative=award.narrative,
        evidence=[_evidence(e) for e in award.evidence],
    )


def revoked(id: str, reason: str | None = None) -> Document:
    """The body that goes with 410 Gone.

    It names nobody and repeats nothing of the award: a verifier that overlooks the
    status still finds a document which is not a valid assertion.
    """
    return document("Assertion", id) | filled(revoked=True, revocationReason=reason)


def midnight(day: date) -> str:
    """A day as the instant at which it begins in UTC, so that no hour is told."""
    return f"{day:%Y-%m-%d}T00:00:00Z"


def instant(moment: datetime) -> str:
    """A moment in UTC to the second. Raises ValueError when it has no zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment in a badge needs a time zone.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def document(
    type: str, id: str, language: str | None = None, version: str | None = None
) -> Document:
    """What every document begins with."""
    head: Document = {"@context": CONTEXT, "type": type, "id": id}
    return head | filled(**{"@language": language, "version": version})


def _image(image: ImageFacts) -> str | Document:
    if image.caption is None:
        return image.id
    return {"type": "Image", "id": image.id, "caption": image.caption}


def _criteria(facts: ClassFacts) -> Document:
    criteria = filled(id=facts.criteria_url, narrative=facts.criteria_narrative)
    if not criteria:
        raise ValueError("A badge class needs criteria: an address, a narrative or both.")
    return {"type": "Criteria"} | criteria


def _alignment(goal: AlignmentFacts) -> Document:
    return {"type": "AlignmentObject"} | filled(
        targetName=goal.name,
        targetUrl=goal.url,
        targetDescription=goal.description,
        targetFramework=goal.framework,
        targetCode=goal.code,
    )


def _evidence(piece: EvidenceFacts) -> Document:
    return {"type": "Evidence"} | filled(
        id=piece.id,
        name=piece.name,
        description=piece.description,
        narrative=piece.narrative,
        genre=piece.genre,
        audience=piece.audience,
    )


def _previous(older: PreviousClassFacts) -> Document:
    return {"type": "BadgeClass"} | filled(id=older.id, version=older.version)


def _maybe(build: Callable[[T], object], value: T | None) -> object:
    return None if value is None else build(value)


def filled(**fields: object) -> Document:
    """The fields that hold something: None, blank text and empty lists are left out."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
