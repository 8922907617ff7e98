"""How far a person is with stacks: which stones lie, and the badge of what is complete (F13)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from badges.milestones import queries
from badges.models import Award
from credentials.models import Stack, StackItem
from portal.accounts.models import User
from submissions.models import Enrollment


@dataclass(frozen=True, slots=True)
class Progress:
    """One stack as one person sees it; `badge` is the page of its milestone, or empty."""

    slug: str
    name: str
    stones: tuple[str, ...]
    badge: str = ""

    @property
    def earned(self) -> int:
        """How many badges of it are held and good."""
        return self.stones.count("earned")

    @property
    def caption(self) -> str:
        """How many of how many are earned, and how many are begun, in words."""
        going = self.stones.count("going")
        said = {"earned": self.earned, "all": len(self.stones), "going": going}
        if going:
            return _("%(earned)s of %(all)s earned, %(going)s in progress") % said
        return _("%(earned)s of %(all)s earned") % said


def of(person: User) -> list[Progress]:
    """The stacks in which a person holds or works on something, the fullest first."""
    held, made = queries.held(person), milestones(person)
    going = set(Enrollment.objects.of(person).active().values_list("credential", flat=True))
    if not held | going | set(made):
        return []
    published = StackItem.objects.filter(credential__current__isnull=False)
    begun = Stack.objects.filter(items__credential__in=held | going)
    rows = (begun | Stack.objects.filter(pk__in=made)).distinct()
    found = rows.prefetch_related(Prefetch("items", published))
    drawn = [one(each, each.items.all(), held, going, made) for each in found]
    return sorted(drawn, key=lambda each: (-each.earned, each.name))


def one(
    stack: Stack,
    items: Iterable[StackItem],
    held: set[int],
    going: set[int],
    made: dict[int, str],
) -> Progress:
    """One stack from its places, the credentials held and worked on, and `milestones`."""
    stones = tuple(
        "earned" if pk in held else "going" if pk in going else "open"
        for pk in (item.credential_id for item in items)
    )
    return Progress(stack.slug, stack.name, stones, made.get(stack.pk, ""))


def milestones(person: User) -> dict[int, str]:
    """{key of a stack: the page of its badge}, for what this person was awarded."""
    rows = Award.objects.live().filter(
        person=person, stack__isnull=False, issued_at__isnull=False, succeeded_at=None
    )
    found = rows.order_by().values_list("stack", "uuid")
    return {stack: reverse("badges:badge", args=[uuid]) for stack, uuid in found}
