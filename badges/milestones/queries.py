"""Which stacks a person has completed, and which of them still lack their badge (row F13)."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from badges.models import Award
from credentials.models import MicroCredential, Stack, StackItem
from portal.accounts.models import User
from portal.kit import clock, lookups

# A stack of one would only repeat its one badge.
LEAST = 2


def good() -> QuerySet[Award]:
    """Awards that count for a stack: issued, not revoked, not expired, whatever was answered."""
    unexpired = Q(expires_at=None) | Q(expires_at__gte=clock.now())
    return Award.objects.live().filter(unexpired, issued_at__isnull=False)


def held(person: User) -> set[int]:
    """Keys of the credentials of which this person holds a good badge."""
    rows = good().filter(person=person, version__isnull=False)
    return set(rows.order_by().values_list("version__credential", flat=True))


def listed(stack: Stack) -> list[MicroCredential]:
    """What a stack asks for now: its published credentials, in order."""
    rows = MicroCredential.objects.filter(stack_items__stack=stack, current__isnull=False)
    rows = rows.select_related("current").prefetch_related("current__alignments")
    return list(rows.order_by("stack_items__position", "pk"))


def is_complete(person: User, credentials: list[MicroCredential]) -> bool:
    """Whether this person holds a good badge of every one of them."""
    mine = held(person)
    return len(credentials) >= LEAST and all(each.pk in mine for each in credentials)


def touched(award_id: int) -> int | None:
    """A stack that this award may have completed and that has no award yet, by its key.

    Asked after every award, so it is one short statement, and looks at no clock: whether the
    badges are good is asked of the few that come through.
    """
    found = _touched.get(award_id)
    return found[0] if found else None


def without_badge(stack: Stack) -> list[User]:
    """People who hold good badges of all that `stack` asks for and were never awarded it."""
    asked = [each.pk for each in listed(stack)]
    if len(asked) < LEAST:
        return []
    mine = Q(awards__in=good().filter(version__credential__in=asked))
    rows = User.objects.annotate(
        laid=Count("awards__version__credential", filter=mine, distinct=True)
    )
    awarded = Award.objects.filter(person=OuterRef("pk"), stack=stack)
    return list(rows.filter(~Exists(awarded), laid=len(asked)).order_by("pk"))


def _begun(award_id: int) -> QuerySet[Stack]:
    whose = Award.objects.filter(pk=award_id).order_by().values("person")
    live = Award.objects.live().filter(issued_at__isnull=False, person__in=whose)
    laid = live.filter(version__credential=OuterRef("credential"))
    asked = StackItem.objects.filter(stack=OuterRef("pk"), credential__current__isnull=False)
    awarded = Award.objects.filter(stack=OuterRef("pk"), person__in=whose)
    rows = Stack.objects.filter(items__credential__versions__awards=award_id)
    return rows.exclude(Exists(awarded)).exclude(Exists(asked.exclude(Exists(laid)))).order_by("pk")


_touched = lookups.Lookup(lambda key: _begun(key).values_list("pk"))
