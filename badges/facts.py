"""From rows to the facts that Open Badges documents are written from.

The caller speaks the version's language: what is published must not depend on who triggered it.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from badges import addresses, telling
from badges.models import BadgeClassSnapshot
from badges.openbadges.facts import (
    AlignmentFacts,
    AwardFacts,
    ClassFacts,
    ImageFacts,
    IssuerFacts,
    PreviousClassFacts,
)
from badges.openbadges.identity import hashed_identity
from credentials import pass_rule
from credentials.models import Alignment, Issuer, Version
from credentials.reading import PartText, reading


class Awarded(Protocol):
    """What is read of an award."""

    @property
    def uuid(self) -> UUID: ...
    @property
    def recipient_email(self) -> str: ...
    @property
    def salt(self) -> str: ...
    @property
    def awarded_on(self) -> dt.date: ...
    @property
    def expires_at(self) -> dt.datetime | None: ...


class Named(Protocol):
    """What is read of its class, as published."""

    @property
    def uuid(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def caption(self) -> str: ...


def of_issuer(
    issuer: Issuer, endorsed: Iterable[object] = (), *, alt: str | None = None
) -> IssuerFacts:
    """The issuer's Profile; `endorsed` are the public ids of what others say for it.

    `alt` are the words for its picture, where it has one.
    """
    picture = ImageFacts(id=addresses.issuer_image(issuer.slug), caption=alt) if alt else None
    return IssuerFacts(
        id=addresses.issuer(issuer.slug),
        name=issuer.name,
        url=issuer.url,
        email=issuer.email,
        description=issuer.description or issuer.tagline or None,
        telephone=issuer.telephone or None,
        image=picture,
        assertions_under=addresses.assertions(),
        endorsement=tuple(map(addresses.endorsement, endorsed)),
    )


def of_class(
    version: Version,
    uuid: object,
    edition: int = 1,
    before: BadgeClassSnapshot | None = None,
    endorsed: Iterable[object] = (),
    *,
    alt: str | None = None,
) -> ClassFacts:
    """The BadgeClass of one published version (alignment: row A36; the sentence: row A6).

    `before` is the class that it takes the place of, `endorsed` are the public ids of what others
    say for the credential, `alt` the issuer's words for a picture of their own.
    """
    credential = version.credential
    return ClassFacts(
        id=addresses.badge_class(uuid),
        issuer=addresses.issuer(credential.issuer.slug),
        name=credential.title,
        description=f"{version.competency.strip()} {not_a_licence()}",
        image=ImageFacts(id=addresses.class_image(uuid), caption=alt or caption(credential.title)),
        criteria_url=addresses.criteria(uuid),
        criteria_narrative=_narrative(version),
        alignment=tuple(map(alignment, version.alignments.all())),
        tags=tuple(version.tags),
        language=version.language,
        version=number(version.number, edition),
        previous=_previous(before) if before and before.version else None,
        endorsement=tuple(addresses.endorsement(each, uuid) for each in endorsed),
    )


def _previous(before: BadgeClassSnapshot) -> PreviousClassFacts:
    return PreviousClassFacts(
        id=addresses.badge_class(before.uuid),
        version=number(before.version.number, before.edition),
    )


def number(version: int, edition: int) -> str:
    """2 for the second version, 2.1 for its second class."""
    return str(version) if edition == 1 else f"{version}.{edition - 1}"


def of_award(award: Awarded, badge_class: Named) -> AwardFacts:
    """The Assertion, from what award and class store: nothing of today's person goes in."""
    return AwardFacts(
        id=addresses.assertion(award.uuid),
        badge_class=addresses.badge_class(badge_class.uuid),
        identity=hashed_identity(award.recipient_email, award.salt),
        salt=award.salt,
        issued_on=award.awarded_on,
        expires=award.expires_at,
        image=ImageFacts(id=addresses.baked(award.uuid), caption=badge_class.caption),
        narrative=telling.how_it_was_judged(),
        evidence=(telling.evidence(award.uuid, badge_class.name),),
        language=badge_class.language,
    )


def alignment(goal: Alignment) -> AlignmentFacts:
    """One standard that a version aligns to."""
    return AlignmentFacts(
        name=goal.name,
        url=goal.url,
        description=goal.description or None,
        framework=goal.framework,
        code=goal.code or None,
    )


def caption(title: str) -> str:
    """The words that stand in for the picture."""
    return _("Badge: %(title)s") % {"title": title}


def not_a_licence() -> str:
    """The sentence of row A6."""
    return _("It is not a license to teach and does not replace one.")


def _narrative(version: Version) -> str:
    parts = [_passing(part) for part in reading(version).parts]
    what = {"what": pass_rule.phrase(version.pass_rule)}
    rule = _("To earn it, you must receive %(what)s.") % what
    return "\n".join([version.competency.strip(), "", *parts, "", rule])


def _passing(part: PartText) -> str:
    words = {"n": part.number, "title": part.title, "passing": part.passing}
    return _("- Part %(n)s. %(title)s: %(passing)s") % words
