"""The BadgeClass of a version: written and drawn once, then frozen."""

from django.db import IntegrityError, transaction
from django.utils import translation

from badges import facts
from badges.drawing import class_image
from badges.models import BadgeClassSnapshot
from badges.openbadges import documents, serialise
from credentials.models import Version
from portal.kit import codes


def of(version: Version) -> BadgeClassSnapshot:
    """The class of a published version; made at its first award, the same ever after."""
    known = BadgeClassSnapshot.objects.filter(version=version).first()
    return known or _made(version)


def _made(version: Version) -> BadgeClassSnapshot:
    row = _drawn(version)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # another worker was quicker; theirs is the class
        return BadgeClassSnapshot.objects.get(version=version)
    return row


def _drawn(version: Version) -> BadgeClassSnapshot:
    uuid = codes.public_id()
    image = class_image(
        version.credential.slug, version.credential.title, _ring(version), _stones(version)
    )
    with translation.override(version.language):
        document = documents.badge_class(facts.of_class(version, uuid))
    return BadgeClassSnapshot(
        uuid=uuid,
        version=version,
        document=serialise.to_bytes(document).decode(),
        image=image,
        image_sha256=serialise.sha256(image),
    )


def _ring(version: Version) -> str:
    """The name along the ring: the first stack it stands in, else its issuer."""
    item = version.credential.stack_items.select_related("stack").first()
    return item.stack.name if item else version.credential.issuer.name


def _stones(version: Version) -> int:
    """One stone a part, and one for putting it all together."""
    return version.parts.count() + 1
