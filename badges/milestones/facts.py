"""The facts of a complete stack's BadgeClass; the caller speaks its language."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from badges import addresses, facts
from badges.models import BadgeClassSnapshot
from badges.openbadges.facts import ClassFacts, ImageFacts, PreviousClassFacts
from credentials.models import MicroCredential, Stack


def of_stack(
    stack: Stack,
    listed: Sequence[MicroCredential],
    uuid: object,
    before: BadgeClassSnapshot | None = None,
    endorsed: Iterable[object] = (),
    *,
    alt: str | None = None,
) -> ClassFacts:
    """The BadgeClass of a complete stack: what is `listed` is what had to be earned (row F13).

    Tags and alignments are those of the listed editions together, each once. `endorsed` are
    the public ids of what others say for it, `alt` the issuer's words for a picture of their own.
    """
    editions = [each.current for each in listed]
    goals = [facts.alignment(goal) for edition in editions for goal in edition.alignments.all()]
    return ClassFacts(
        id=addresses.badge_class(uuid),
        issuer=addresses.issuer(stack.issuer.slug),
        name=stack.name,
        description=f"{stack.description.strip()} {facts.not_a_licence()}",
        image=ImageFacts(id=addresses.class_image(uuid), caption=alt or facts.caption(stack.name)),
        criteria_url=addresses.criteria(uuid),
        criteria_narrative=_list(listed),
        alignment=tuple(dict.fromkeys(goals)),
        tags=tuple(dict.fromkeys(tag for edition in editions for tag in edition.tags)),
        language=editions[0].language,
        version=str(before.edition + 1 if before else 1),
        previous=_earlier(before) if before else None,
        endorsement=tuple(addresses.endorsement(each, uuid) for each in endorsed),
    )


def _list(listed: Sequence[MicroCredential]) -> str:
    lines = [f"{n}. {each.title}" for n, each in enumerate(listed, 1)]
    return "\n".join([_("To earn it, you must hold the badge of each of these:"), "", *lines])


def _earlier(before: BadgeClassSnapshot) -> PreviousClassFacts:
    return PreviousClassFacts(id=addresses.badge_class(before.uuid), version=str(before.edition))
