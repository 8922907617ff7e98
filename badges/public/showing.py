"""A badge as its pages show it: frozen, without the name of whom it is about."""

import datetime as dt
from dataclasses import dataclass

from badges import addresses, facts
from badges.models import Award, BadgeClassSnapshot
from badges.openbadges.identity import hashed_identity
from badges.renewing import links as renewing
from credentials import pass_rule
from credentials.models import Issuer, Stack
from credentials.reading import PartText, reading


@dataclass(frozen=True, slots=True)
class StonePage:
    """One credential of a complete stack, as the class names it."""

    position: int
    title: str
    slug: str


@dataclass(frozen=True, slots=True)
class ClassPage:
    """What a class stands for; `stones` is what a complete stack is made of, else empty."""

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
    hours: int | None = None
    stones: tuple[StonePage, ...] = ()


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
    good_until: dt.date | None = None
    renews: str = ""
    renewed_by: str = ""


def of_class(badge_class: BadgeClassSnapshot) -> ClassPage:
    """The page of a class; version, credential, stack, issuer and design are selected."""
    if badge_class.stack:
        return _of_stack(badge_class, badge_class.stack)
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
        alt=badge_class.alt,
        address=addresses.badge_class(badge_class.uuid),
        language=badge_class.language,
        number=facts.number(version.number, badge_class.edition),
        tags=tuple(version.tags),
        is_demo=credential.is_demo_title or credential.is_demo_text,
        hours=version.hours,
    )


def _of_stack(badge_class: BadgeClassSnapshot, stack: Stack) -> ClassPage:
    """What had to be shown for it is its list of badges, as it was then."""
    stones = badge_class.stones.select_related("credential")
    issuer: Issuer = badge_class.issuer
    return ClassPage(
        title=badge_class.name,
        slug=stack.slug,
        issuer=issuer.name,
        issuer_url=issuer.url,
        issuer_page=addresses.issuer(issuer.slug),
        competency=stack.description,
        parts=(),
        alignments=(),
        rule="",
        image=addresses.class_image(badge_class.uuid),
        alt=badge_class.alt,
        address=addresses.badge_class(badge_class.uuid),
        language=badge_class.language,
        number=str(badge_class.edition),
        tags=(),
        is_demo=any(each.credential.is_demo_title for each in stones),
        stones=tuple(StonePage(s.position, s.title, s.credential.slug) for s in stones),
    )


def of_award(award: Award) -> AwardPage:
    """The page of an award; what queries.PAGE names is selected.

    Its days are those of the assertion, in UTC: everybody who compares the two reads the same.
    What it renewed, or was renewed by, has an address only where that one is public as well.
    """
    before, after = renewing.before(award), renewing.after(award)
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
        good_until=award.expires_at.astimezone(dt.UTC).date() if award.expires_at else None,
        renews=_address(before),
        renewed_by=_address(after),
    )


def shown_name(award: Award) -> str:
    """The name of whom it is about, where they chose to show it; else nothing."""
    choice = getattr(award, "choice", None)
    return award.person.full_name if choice is not None and choice.name_shown else ""


def _address(award: Award | None) -> str:
    return addresses.assertion(award.uuid) if award and award.is_public else ""
