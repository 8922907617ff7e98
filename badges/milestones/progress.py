"""How far a person is with stacks: which stones lie, and the badge of what is complete (F13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from badges.models import Award
from credentials.models import Stack, StackItem
from portal.accounts.models import User
from portal.kit import clock
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


@dataclass(frozen=True, slots=True)
class Laid:
    """Keys of the credentials held and good, and {key of a stack: the page of its badge}."""

    held: set[int]
    badges: dict[int, str]


def of(person: User, going: set[int] | None = None) -> list[Progress]:
    """The stacks in which a person holds or works on something, the fullest first.

    `going` is the keys of the credentials being worked on, for a caller who knows them already.
    """
    found = laid(person)
    going = at_work(person) if going is None else going
    touched = Q(items__credential__in=found.held | going) | Q(pk__in=found.badges)
    rows = StackItem.objects.filter(credential__current__isnull=False)
    rows = rows.filter(stack__in=Stack.objects.filter(touched).values("pk"))
    places = rows.select_related("stack").order_by("stack", "position", "pk")
    drawn = [
        one(stack, items, found, going) for stack, items in groupby(places, key=attrgetter("stack"))
    ]
    return sorted(drawn, key=lambda each: (-each.earned, each.name))


def one(stack: Stack, items: Iterable[StackItem], found: Laid, going: set[int]) -> Progress:
    """One stack from its places, what is `laid` and the credentials worked on."""
    stones = tuple(
        "earned" if pk in found.held else "going" if pk in going else "open"
        for pk in (item.credential_id for item in items)
    )
    return Progress(stack.slug, stack.name, stones, found.badges.get(stack.pk, ""))


def at_work(person: User) -> set[int]:
    """Keys of the credentials that this person works on now."""
    return set(Enrollment.objects.of(person).active().values_list("credential", flat=True))


def laid(person: User) -> Laid:
    """What this person was awarded, credentials and stacks, in one statement."""
    rows = Award.objects.live().filter(person=person, issued_at__isnull=False).order_by()
    held, badges, now = set(), {}, clock.now()
    for award in rows.values("version__credential", "stack", "uuid", "expires_at", "succeeded_at"):
        if award["stack"]:
            if not award["succeeded_at"]:
                badges[award["stack"]] = reverse("badges:badge", args=[award["uuid"]])
        elif not award["expires_at"] or award["expires_at"] >= now:
            held.add(award["version__credential"])
    return Laid(held, badges)
