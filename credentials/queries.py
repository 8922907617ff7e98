"""What the catalogue's pages read; the number of queries does not grow with the rows."""

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce

from credentials.models import EvidenceTag, MicroCredential, Part, Stack, StackItem, Version
from portal.kit import lookups

PER_PAGE = 25
DIGITS = 6
# What no row of a list shows; together they are most of a version's bytes.
LONG = ("key_method", "components", "research", "resource_groups", "preparation", "pass_rule")
NOT_LISTED = ("search_text", *(f"current__{name}" for name in (*LONG, "tags")))


def stacks() -> QuerySet[Stack]:
    """Every stack in order, with `size`, the number of its published micro-credentials."""
    published = Count("items", filter=Q(items__credential__current__isnull=False))
    return Stack.objects.annotate(size=published)


def items(stack: Stack) -> list[StackItem]:
    """The places of a stack in order, with what a row shows."""
    rows = stack.items.filter(credential__current__isnull=False)
    rows = rows.select_related("credential__current")
    return list(rows.defer(*(f"credential__{name}" for name in NOT_LISTED)))


def published() -> QuerySet[MicroCredential]:
    """Micro-credentials that have a published version."""
    return MicroCredential.objects.filter(current__isnull=False).select_related("current", "issuer")


def search(
    words: str = "", stack: str = "", tags: list[str] | None = None
) -> QuerySet[MicroCredential]:
    """Published ones that hold every word, stand in `stack` and ask for one of `tags` (A10, A14).

    `words` is what a reader typed; each must occur in title, competency, evidence or tags.
    """
    found = published().select_related(None).select_related("current").defer(*NOT_LISTED)
    for word in words.lower().split()[:8]:
        found = found.filter(search_text__contains=word)
    if stack:
        found = found.filter(stack_items__stack__slug=stack)
    if tags:
        asking = Version.evidence_tags.through.objects.filter(evidencetag__slug__in=tags)
        found = found.filter(Exists(asking.filter(version=OuterRef("current"))))
    return found.order_by("title", "pk")


def page(found: QuerySet[MicroCredential], number: str | None) -> Page:
    """One page of what was found, by its number as typed; rows and count in one query.

    What is no number reads as the first page, what lies beyond the end as the last one.
    """
    book, typed = Paginator(found, PER_PAGE), (number or "1")[:DIGITS]
    n = int(typed) if typed.isdecimal() else 1
    begin = max(n - 1, 0) * PER_PAGE
    rows = found.annotate(total=Window(Count("pk")))
    shown = list(rows[begin : begin + PER_PAGE]) if n else []
    if not shown:
        return book.get_page(typed)
    book.count = shown[0].total
    return Page(shown, n, book)


def stack_names() -> list[tuple[str, str]]:
    """Slug and name of every stack, in order."""
    return _stack_names.all()


def evidence_tags() -> list[str]:
    """Slugs of the families of evidence that some published version asks for."""
    return [slug for (slug,) in _evidence_tags.all()]


def _asked_for() -> QuerySet[EvidenceTag]:
    asked = Version.evidence_tags.through.objects.filter(
        evidencetag=OuterRef("pk"), version__credential__current=F("version")
    )
    return EvidenceTag.objects.filter(Exists(asked))


_stack_names = lookups.Listing(lambda: Stack.objects.values_list("slug", "name"))
_evidence_tags = lookups.Listing(lambda: _asked_for().values_list("slug"))


def part_count(version: str) -> Coalesce:
    """How many parts the version has to which the path `version` of the outer rows leads."""
    parts = Part.objects.filter(version=OuterRef(version)).order_by().values("version")
    return Coalesce(Subquery(parts.annotate(n=Count("pk")).values("n")), 0)
