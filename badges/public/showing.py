"""A badge as its pages show it: frozen, without the name of whom it is about."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from badges import addresses, facts
from badges.models import Award, BadgeClassSnapshot
from badges.openbadges.identity import hashed_identity
from credentials import pass_rule
from credentials.models import Issuer
from credentials.reading import PartText, reading


@dataclass(frozen=True, slots=True)
class ClassPage:
    """What a class stands for."""

    title: str
    slug: str
    issuer: str
    issuer_url: str
    issuer_page: str
    competency: str
    parts: tuple[PartText, ...]
    alignments: tuple[dict[str, str], ...]
    rule: str
    image: str
    alt: str
    address: str
    language: str
    number: str
    tags: tuple[str, ...]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class AwardPage:
    """One award of a class; `name` only where its earner lets it be read."""

    about: ClassPage
    address: str
    baked: str
    evidence: str
    name: str
    identity: str
    awarded_on: dt.date
    expires_at: dt.datetime | None
    expired: bool
    revoked: bool
    revoked_on: dt.date | None
    reason: str
    replaced: bool


def of_class(badge_class: BadgeClassSnapshot) -> ClassPage:
    """The page of a class; version, credential and issuer are selected."""
    version = badge_class.version
    credential, text = version.credential, reading(version)
    issuer: Issuer = badge_class.issuer
    return ClassPage(
        title=badge_class.name,
        slug=credential.slug,
        issuer=issuer.name,
        issuer_url=issuer.url,
        issuer_page=addresses.issuer(issuer.slug),
        competency=version.competency,
        parts=text.parts,
        alignments=text.alignments,
        rule=pass_rule.sentence(version),
        image=addresses.class_image(badge_class.uuid),
        alt=_("The badge for %(title)s: a cairn of gold stones") % {"title": badge_class.name},
        address=addresses.badge_class(badge_class.uuid),
        language=badge_class.language,
        number=facts.number(version.number, badge_class.edition),
        tags=tuple(version.tags),
        is_demo=credential.is_demo_title or credential.is_demo_text,
    )


def of_award(award: Award) -> AwardPage:
    """The page of an award; its class, its person and their choice are selected.

    Its days are those of the assertion, in UTC: everybody who compares the two reads the same.
    """
    return AwardPage(
        about=of_class(award.badge_class),
        address=addresses.assertion(award.uuid),
        baked=addresses.baked(award.uuid),
        evidence=addresses.evidence(award.uuid),
        name=shown_name(award),
        identity=hashed_identity(award.recipient_email, award.salt),
        awarded_on=award.awarded_on,
        expires_at=award.expires_at,
        expired=award.is_expired(),
        revoked=award.revoked_at is not None,
        revoked_on=award.revoked_at.astimezone(dt.UTC).date() if award.revoked_at else None,
        reason=award.get_revocation_code_display() or award.revocation_reason,
        replaced=award.revocation_code == Award.Gone.SUPERSEDED,
    )


def shown_name(award: Award) -> str:
    """The name of whom it is about, where they chose to show it; else nothing."""
    choice = getattr(award, "choice", None)
    return award.person.full_name if choice is not None and choice.name_shown else ""
