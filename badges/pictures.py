"""The picture of a class that is about to be published: the issuer's own, or the one we draw."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from badges import drawing
from badges.models import Design
from credentials.models import Stack, Version


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, the drawing where there is one, and the issuer's words for their own (`design`)."""

    image: bytes
    svg: str
    design: Design | None = None

    @property
    def alt(self) -> str | None:
        """The issuer's words for it; None for what the portal draws."""
        return self.design.alt if self.design else None


def of_version(version: Version) -> Picture:
    """What badges of a version have from the next class on."""
    return _own(credential=version.credential) or Picture(
        drawing.class_image(*_version(version)), drawn_for_version(version)
    )


def of_stack(stack: Stack, stones: int) -> Picture:
    """What badges of a complete stack of so many have; the caller speaks its language."""
    return _own(stack=stack) or Picture(
        drawing.milestone_image(*_stack(stack, stones)), drawn_for_stack(stack, stones)
    )


def drawn_for_version(version: Version) -> str:
    """What the portal draws for a version, as SVG."""
    return drawing.class_vector(*_version(version)).decode()


def drawn_for_stack(stack: Stack, stones: int) -> str:
    """What the portal draws for a complete stack, as SVG; the caller speaks its language."""
    return drawing.milestone_vector(*_stack(stack, stones)).decode()


def _own(**about: Any) -> Picture | None:
    design = Design.objects.in_use().filter(**about).first()
    return Picture(bytes(design.image), design.svg, design) if design else None


def _version(version: Version) -> tuple[str, str, str, int]:
    """One stone a part, and one for putting it all together."""
    credential = version.credential
    return credential.slug, credential.title, _ring(version), version.parts.count() + 1


def _ring(version: Version) -> str:
    """The name along the ring: the first stack it stands in, else its issuer."""
    item = version.credential.stack_items.select_related("stack").first()
    return item.stack.name if item else version.credential.issuer.name


def _stack(stack: Stack, stones: int) -> tuple[str, str, str, int]:
    return stack.slug, stack.name, _("The whole stack"), stones
