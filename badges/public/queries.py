"""What a stranger may open: issued and accepted, one query each. Everything else is not there."""

from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404

from badges.endorsing import queries as endorsing
from badges.models import Award, BadgeClassSnapshot, Design, Endorsement
from badges.renewing import links
from credentials.models import Issuer
from portal.kit import lookups

# What a page of an award is written from, and what it is not.
PAGE = (
    "badge_class__issuer",
    "badge_class__stack",
    "badge_class__design",
    "badge_class__version__credential",
    *("version__credential", "person", "choice"),
    *links.JOINED,
)
WIDE = (
    *("badge_class__image", "badge_class__svg", "badge_class__document", "document"),
    *("badge_class__design__image", "badge_class__design__svg"),
    *("follows__old__document", "followed_by__new__document"),
)


class Hosted(NamedTuple):
    """An assertion as it is served; nothing of the person it is about but the hash inside."""

    document: str
    revoked: bool
    reason: str


class Baked(NamedTuple):
    """What a baked picture is made from."""

    document: str
    image: bytes
    image_sha256: str
    revoked: bool


class BakedVector(NamedTuple):
    """What a baked drawing is made from; `svg` is empty where there is none."""

    document: str
    svg: str
    revoked: bool


def hosted(uuid: UUID) -> Hosted:
    """The public assertion. Raises Http404 alike for unknown, unaccepted and declined."""
    row = _hosted.get(uuid)
    if row is None:
        raise Http404
    document, revoked_at, reason = row
    return Hosted(document, revoked_at is not None, reason)


def baked(uuid: Any) -> Baked:
    """Document and class picture of a public award. Raises Http404."""
    fields = ("badge_class__image", "badge_class__image_sha256", "revoked_at")
    row = _public(uuid).values_list("document", *fields).first()
    if row is None:
        raise Http404
    return Baked(row[0], bytes(row[1]), row[2], row[3] is not None)


def baked_vector(uuid: Any) -> BakedVector:
    """Document and drawing of a public award. Raises Http404."""
    row = _public(uuid).values_list("document", "badge_class__svg", "revoked_at").first()
    if row is None:
        raise Http404
    return BakedVector(row[0], row[1], row[2] is not None)


def award(uuid: Any) -> Award:
    """The public award with its class, for the page. Raises Http404."""
    row = _public(uuid).select_related(*PAGE).defer(*WIDE).first()
    if row is None:
        raise Http404
    return row


def badge_class(uuid: Any) -> BadgeClassSnapshot:
    """The class with its version. Raises Http404."""
    joined = ("version__credential", "stack", "issuer", "design")
    rows = BadgeClassSnapshot.objects.select_related(*joined)
    row = rows.defer("image", "svg", "design__image", "design__svg").filter(uuid=uuid).first()
    if row is None:
        raise Http404
    return row


def endorsements(found: BadgeClassSnapshot) -> list[Endorsement]:
    """What others say now for what a class stands for."""
    if found.version:
        return endorsing.of(credential=found.version.credential_id)
    return endorsing.of(stack=found.stack_id)


def issuer_image(slug: str) -> tuple[bytes, str]:
    """The issuer's own picture and its sha256. Raises Http404 where it has none."""
    rows = Design.objects.in_use().filter(issuer__slug=slug)
    row = rows.values_list("image", "image_sha256").first()
    if row is None:
        raise Http404
    return bytes(row[0]), row[1]


def issuer_alt(issuer: Issuer) -> str | None:
    """The words for that picture; None where there is none."""
    found = Design.objects.in_use().filter(issuer=issuer).values_list("alt", flat=True)
    return found.first()


def class_image(uuid: Any) -> tuple[bytes, str]:
    """The picture of a class and its sha256. Raises Http404."""
    rows = BadgeClassSnapshot.objects.filter(uuid=uuid)
    row = rows.values_list("image", "image_sha256").first()
    if row is None:
        raise Http404
    return bytes(row[0]), row[1]


def class_vector(uuid: Any) -> str:
    """The drawing of a class. Raises Http404."""
    row = BadgeClassSnapshot.objects.filter(uuid=uuid).values_list("svg").first()
    if row is None:
        raise Http404
    return str(row[0])


def _public(uuid: Any) -> Any:
    return Award.objects.public().filter(uuid=uuid).order_by()


# Asked by every verifier of every badge, so written once per process.
_hosted = lookups.Lookup(
    lambda uuid: _public(uuid).values_list("document", "revoked_at", "revocation_reason"),
    stand_in=UUID(int=0),
)
