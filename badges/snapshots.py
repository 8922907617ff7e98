"""The BadgeClass of a version: written and drawn once, then frozen.

A version whose picture was replaced has a class for each of the two: the awards of before keep
the class they were issued under (Open Badges 2.0, "version control"). A complete stack has a class
for each list of credentials that it has asked for.
"""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils import translation

from badges import facts, pictures
from badges.endorsing import queries as endorsing
from badges.milestones import facts as stack_facts
from badges.models import BadgeClassSnapshot, Design, Stone
from badges.openbadges import documents, serialise
from badges.openbadges.facts import ClassFacts
from credentials.models import MicroCredential, Stack, Version
from portal.kit import codes


def known(version: Version) -> BadgeClassSnapshot | None:
    """The class that is awarded now for a published version, without its picture; None before
    the first award.
    """
    rows = BadgeClassSnapshot.objects.filter(version=version).defer("image", "svg")
    return rows.order_by("-edition").first()


def of(version: Version) -> BadgeClassSnapshot:
    """The class of a published version; made at its first award, the same until it is renewed."""
    return known(version) or _made(version, 1)


def renew(version: Version) -> BadgeClassSnapshot:
    """Another class for what is awarded from now on; related to the one before, which stays."""
    before = known(version)
    return _made(version, before.edition + 1 if before else 1)


def _made(version: Version, edition: int) -> BadgeClassSnapshot:
    try:
        with transaction.atomic():
            # whoever changes the picture meanwhile waits, and renews what is made here
            MicroCredential.objects.select_for_update().get(pk=version.credential_id)
            row = _drawn(version, edition)
            row.save(force_insert=True)
    except IntegrityError:
        # another worker was quicker; theirs is the class
        return BadgeClassSnapshot.objects.get(version=version, edition=edition)
    return row


def _before(version: Version) -> BadgeClassSnapshot | None:
    """The class that the next one takes the place of: of this version or of an earlier one."""
    rows = BadgeClassSnapshot.objects.filter(
        version__credential=version.credential_id, version__number__lte=version.number
    )
    return rows.select_related("version").order_by("-version__number", "-edition").first()


def _drawn(version: Version, edition: int) -> BadgeClassSnapshot:
    uuid, credential = codes.public_id(), version.credential
    picture = pictures.of_version(version)
    endorsed = endorsing.ids(credential=credential)
    with translation.override(version.language):
        about = facts.of_class(version, uuid, edition, _before(version), endorsed, alt=picture.alt)
    return BadgeClassSnapshot(
        uuid=uuid,
        issuer=credential.issuer,
        version=version,
        edition=edition,
        name=credential.title,
        language=version.language,
        **_frozen(picture, about),
    )


def _frozen(picture: pictures.Picture, about: ClassFacts) -> dict[str, object]:
    """The document and the picture of a class, as they are kept."""
    return {
        "document": serialise.to_bytes(documents.badge_class(about)).decode(),
        "image": picture.image,
        "image_sha256": serialise.sha256(picture.image),
        "svg": picture.svg,
        "design": picture.design,
    }


def of_stack(stack: Stack, listed: Sequence[MicroCredential]) -> BadgeClassSnapshot:
    """The class of a complete stack that asks for what is `listed`, in this order.

    The same until the list or the picture is another one: then a new edition, related to the one
    before, which stays with whoever completed the stack earlier.
    """
    design = Design.objects.in_use().filter(stack=OuterRef("stack")).values("pk")
    rows = BadgeClassSnapshot.objects.filter(stack=stack).defer("image", "svg")
    before = rows.annotate(own=Subquery(design)).order_by("-edition").first()
    if before and before.design_id == before.own and _asks_for(before, listed):
        return before
    row = _drawn_stack(stack, listed, before)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            Stone.objects.bulk_create(
                Stone(badge_class=row, credential=each, position=n, title=each.title)
                for n, each in enumerate(listed, 1)
            )
    except IntegrityError:
        return rows.get(edition=row.edition)
    return row


def _asks_for(before: BadgeClassSnapshot, listed: Sequence[MicroCredential]) -> bool:
    keys = before.stones.values_list("credential", flat=True)
    return list(keys) == [each.pk for each in listed]


def _drawn_stack(
    stack: Stack, listed: Sequence[MicroCredential], before: BadgeClassSnapshot | None
) -> BadgeClassSnapshot:
    uuid, language = codes.public_id(), listed[0].current.language
    endorsed = endorsing.ids(stack=stack)
    with translation.override(language):
        picture = pictures.of_stack(stack, len(listed))
        about = stack_facts.of_stack(stack, listed, uuid, before, endorsed, alt=picture.alt)
    return BadgeClassSnapshot(
        uuid=uuid,
        issuer=stack.issuer,
        stack=stack,
        edition=before.edition + 1 if before else 1,
        name=stack.name,
        language=language,
        **_frozen(picture, about),
    )
