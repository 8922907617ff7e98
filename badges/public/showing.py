"""A badge as its pages show it: frozen, without the name of whom it is about."""

import datetime as dt
from dataclasses import dataclass

from badges import addresses
from badges.models import Award, BadgeClassSnapshot
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
    address: str
    is_demo: bool
    hours: int | None = None
    stones: tuple[StonePage, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardPage:
    """One award of a class."""

    about: ClassPage
    address: str
    baked: str
    awarded_on: dt.date
    revoked: bool
    revoked_on: dt.date | None
    reason: str
    good_until: dt.date | None = None
    expired: bool = False
    renews: str = ""
    renewed_by: str = ""


def of_class(badge_class: BadgeClassSnapshot) -> ClassPage:
    """The page of a class; version, credential, stack and issuer are selected."""
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
        address=addresses.badge_class(badge_class.uuid),
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
        address=addresses.badge_class(badge_class.uuid),
        is_demo=any(each.credential.is_demo_title for each in stones),
        stones=tuple(StonePage(s.position, s.title, s.credential.slug) for s in stones),
    )


def of_award(award: Award) -> AwardPage:
    """The page of an award; its class and what it follows or is followed by are selected.

    Its days are those of the assertion, in UTC: everybody who compares the two reads the same.
    What it renewed, or was renewed by, has an address only where that one is public as well.
    """
    before, after = renewing.before(award), renewing.after(award)
    return AwardPage(
        about=of_class(award.badge_class),
        address=addresses.assertion(award.uuid),
        baked=addresses.baked(award.uuid),
        awarded_on=award.awarded_on,
        revoked=award.revoked_at is not None,
        revoked_on=award.revoked_at.astimezone(dt.UTC).date() if award.revoked_at else None,
        reason=award.revocation_reason,
        good_until=award.expires_at.astimezone(dt.UTC).date() if award.expires_at else None,
        expired=award.is_expired(),
        renews=_address(before),
        renewed_by=_address(after),
    )


def _address(award: Award | None) -> str:
    return addresses.assertion(award.uuid) if award and award.is_public else ""
