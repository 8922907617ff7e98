"""What is true of an issuer, a badge class and an award, before any format.

Every id and address is absolute and is given by the caller, from the configured public
origin. A field that is None or empty is left out of the document.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts:
    """A picture by its address, and the words that stand in for it."""

    id: str
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentFacts:
    """One goal of an outside framework (a standard, a competency) that a class meets."""

    name: str
    url: str
    description: str | None = None
    framework: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """One piece of evidence that its owner agreed to show."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    narrative: str | None = None
    genre: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerFacts:
    """Who awards. `assertions_under` is the address under which all its assertions live.

    `public_key` is the address of the key that it signs with. It is one: the official validator
    refuses every badge, hosted ones too, of an issuer that names two.
    """

    id: str
    name: str
    url: str
    email: str
    assertions_under: str
    description: str | None = None
    telephone: str | None = None
    image: ImageFacts | None = None
    language: str | None = None
    public_key: str | None = None
    revocation_list: str | None = None
    endorsement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorserFacts:
    """Who endorses, as the issuer wrote it down. `id` is the address that serves this profile."""

    id: str
    name: str
    url: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorsementFacts:
    """One organisation's word for a class or an issuer. `about` is the id of what it endorses."""

    id: str
    about: str
    endorser: str
    comment: str
    issued_on: date
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousClassFacts:
    """The class that a newer version takes the place of."""

    id: str
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFacts:
    """One published version of what can be earned."""

    id: str
    issuer: str
    name: str
    description: str
    image: ImageFacts
    criteria_url: str | None = None
    criteria_narrative: str | None = None
    alignment: tuple[AlignmentFacts, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    version: str | None = None
    previous: PreviousClassFacts | None = None
    endorsement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFacts:
    """One award. The recipient is here only as a hash and its salt, never as an address."""

    id: str
    badge_class: str
    identity: str
    salt: str
    issued_on: date
    expires: datetime | None = None
    image: ImageFacts | None = None
    narrative: str | None = None
    evidence: tuple[EvidenceFacts, ...] = ()
    language: str | None = None
    version: str | None = None
