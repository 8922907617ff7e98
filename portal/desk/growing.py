"""The cairns that grow: the stacks in which a person has begun something."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from credentials.models import Stack, StackItem
from portal.desk.learning import Work
from portal.desk.parts import Growing
from submissions.status import Public

STONES = {Public.EARNED: "earned", Public.WITHDRAWN: "open", Public.EXPIRED: "open"}


def of(found: Iterable[Work]) -> list[Growing]:
    """The cairns of the stacks in which this person has begun something, the fullest first."""
    states = {work.credential: STONES.get(work.public, "going") for work in reversed(list(found))}
    begun = [pk for pk, stone in states.items() if stone != "open"]
    if not begun:
        return []
    published = StackItem.objects.filter(credential__current__isnull=False)
    rows = Stack.objects.filter(items__credential__in=begun).distinct()
    drawn = rows.prefetch_related(Prefetch("items", published))
    cairns = [_cairn(stack, states) for stack in drawn]
    return sorted(cairns, key=lambda one: (*_laid(one), one.name))


def _cairn(stack: Stack, states: Mapping[int, str]) -> Growing:
    stones = tuple(states.get(item.credential_id, "open") for item in stack.items.all())
    earned, going = stones.count("earned"), stones.count("going")
    said = {"earned": earned, "going": going, "open": len(stones) - earned - going}
    caption = _("%(earned)s earned, %(going)s in progress, %(open)s open") % said
    return Growing(stack.slug, stack.name, reverse("stack", args=[stack.slug]), stones, caption)


def _laid(one: Growing) -> tuple[int, int]:
    return -one.stones.count("earned"), -one.stones.count("going")
