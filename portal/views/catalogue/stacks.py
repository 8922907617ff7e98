"""All stacks, and one of them with the reader's cairn."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from badges.milestones import progress
from badges.milestones.queries import LEAST
from badges.models import Endorsement
from credentials import queries
from credentials.models import MicroCredential, Stack, StackItem
from portal.kit.caching import for_visitors
from portal.views import standing
from portal.views.catalogue import lines

# Most stacks are endorsed by nobody: whether there is anything to ask for comes with the stack.
_ENDORSED = Exists(Endorsement.objects.filter(stack=OuterRef("pk"), ended_at=None))


@for_visitors
def stacks(request: HttpRequest) -> HttpResponse:
    """Every stack; the reader's affiliate's featured ones first (row A8)."""
    every = list(queries.stacks())
    mine = _offered(request)
    featured = [stack for stack in every if stack.pk in mine]
    return render(request, "portal/stacks.html", {"stacks": every, "featured": featured})


def _offered(request: HttpRequest) -> set[int]:
    """Stacks that the reader's affiliate, or one above it, features."""
    if not request.user.is_authenticated or not request.user.affiliate_id:
        return set()
    home = request.user.affiliate
    offers = Stack.objects.filter(
        offers__featured=True, offers__affiliate__in=[home.pk, home.parent_id]
    )
    return set(offers.values_list("pk", flat=True))


@for_visitors
def stack(request: HttpRequest, slug: str) -> HttpResponse:
    """One stack as the table Program, Description, Action (row A9), with the reader's cairn."""
    found = get_object_or_404(Stack.objects.annotate(endorsed=_ENDORSED), slug=slug)
    items = queries.items(found)
    stands = lines.stands(request, [item.credential_id for item in items])
    words = lines.words()
    rows = [
        lines.row(item.credential, stands, words, item.label or str(item.position))
        for item in items
    ]
    mine = _mine(request, found, items, stands)
    stones = list(mine.stones) if mine else ["open"] * len(items)
    return render(
        request,
        "portal/stack.html",
        {
            "stack": found,
            "rows": rows,
            "stones": stones,
            "caption": _caption(stones),
            "mine": mine,
            "grants": len(items) >= LEAST,
            "hours": _hours([item.credential for item in items]),
            "demo": any(item.credential.is_demo_title for item in items),
        },
    )


def _mine(
    request: HttpRequest,
    stack: Stack,
    items: list[StackItem],
    stands: dict[int, standing.Standing],
) -> progress.Progress | None:
    """How far a signed-in reader is with it (row F13)."""
    if not request.user.is_authenticated:
        return None
    going = {pk for pk, found in stands.items() if found.stone == "going"}
    return progress.one(stack, items, progress.laid(request.user), going)


def _caption(stones: list[str]) -> str:
    counts = {kind: stones.count(kind) for kind in ("earned", "going", "open")}
    if counts["open"] == len(stones):
        return ngettext("%(n)s stone to lay", "%(n)s stones to lay", len(stones)) % {
            "n": len(stones)
        }
    return _("%(earned)s earned, %(going)s in progress, %(open)s open") % counts


def _hours(credentials: list[MicroCredential]) -> str:
    hours = sorted({c.current.hours for c in credentials})
    if not hours:
        return ""
    return str(hours[0]) if len(hours) == 1 else f"{hours[0]}-{hours[-1]}"
