"""The catalogue as a reader meets it: stacks, one stack, one micro-credential, search."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from credentials import display, pass_rule, queries
from credentials.models import MicroCredential, Stack
from credentials.reading import reading
from portal.kit import vocabulary
from portal.kit.caching import for_visitors
from portal.views import standing


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
    found = get_object_or_404(Stack, slug=slug)
    items = queries.items(found)
    stands = _stands(request, [item.credential_id for item in items])
    words = _words()
    rows = [
        _row(item.credential, stands, words, item.label or str(item.position)) for item in items
    ]
    stones = [_stone(item.credential_id, stands) for item in items]
    return render(
        request,
        "portal/stack.html",
        {
            "stack": found,
            "rows": rows,
            "stones": stones,
            "caption": _caption(stones),
            "hours": _hours([item.credential for item in items]),
            "demo": any(item.credential.is_demo_title for item in items),
        },
    )


def _stands(request: HttpRequest, ids: list[int]) -> dict[int, standing.Standing]:
    return standing.of(request.user, ids) if request.user.is_authenticated else {}


def _stone(pk: int, stands: dict[int, standing.Standing]) -> str:
    return stands[pk].stone if pk in stands else "open"


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


Words = tuple[str, str, str]


def _words() -> Words:
    """What every row says, translated once for all of them."""
    return _("Start"), _("View PDF"), _("Demo content")


def _row(
    credential: MicroCredential,
    stands: dict[int, standing.Standing],
    words: Words,
    number: str = "",
) -> dict[str, Any]:
    """One row for components/rows.html."""
    begin_word, pdf_word, demo = words
    version, mine, name = credential.current, stands.get(credential.pk), credential.title
    page, pdf, start = _addresses(credential.slug)
    begin = {
        "label": mine.label if mine else begin_word,
        "url": mine.url if mine else start,
        "kind": "primary" if mine and mine.kind in ("going", "mend") else "quiet",
        "name": name,
    }
    return {
        "number": number.rstrip("."),
        "title": name,
        "url": page,
        "language": version.language,
        "text": version.competency,
        "evidence": ", ".join(version.evidence_types),
        "hours": version.hours,
        "note": demo if credential.is_demo_title else "",
        "kind": mine.kind if mine else "",
        "status": mine.status if mine else "",
        "actions": [begin, {"label": pdf_word, "url": pdf, "kind": "", "name": name}],
    }


@lru_cache(maxsize=4096)
def _addresses(slug: str) -> tuple[str, ...]:
    """Page, PDF and start of one; the routes do not change while a process lives."""
    return tuple(reverse(name, args=[slug]) for name in ("credential", "credentials:pdf", "start"))


@for_visitors
def credential(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about one, rubric and pass rule included, before any account (row A31)."""
    found = get_object_or_404(queries.published(), slug=slug)
    version = found.current
    mine = _stands(request, [found.pk]).get(found.pk)
    return render(
        request,
        "portal/credential.html",
        {
            "credential": found,
            "version": version,
            "reading": reading(version),
            "rule": pass_rule.sentence(version),
            "stacks": Stack.objects.filter(items__credential=found),
            "standing": mine,
            "tags": version.tags,
        },
    )


@for_visitors
def search(request: HttpRequest) -> HttpResponse:
    """Words, a stack and families of evidence (rows A10, A14); plain GET."""
    words, stack_slug = request.GET.get("q", "")[:200], request.GET.get("stack", "")
    tags = request.GET.getlist("evidence")
    found = queries.search(words, stack_slug, tags)
    page = queries.page(found, request.GET.get("page"))
    stands, said = _stands(request, [c.pk for c in page]), _words()
    return render(
        request,
        "portal/search.html",
        {
            "page": page,
            "rows": [_row(c, stands, said) for c in page],
            "q": words,
            "stack": stack_slug,
            "stacks": queries.stack_names(),
            "tags": [(tag, display.tag(tag), tag in tags) for tag in queries.evidence_tags()],
            "count": _count(page.paginator.count),
            "filtered": bool(words or stack_slug or tags),
        },
    )


def _count(number: int) -> str:
    words = vocabulary.current()
    return f"{number} {words.singular if number == 1 else words.plural}"
