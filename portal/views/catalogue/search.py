"""Finding one by words, a stack and families of evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credentials import display, queries
from portal.kit import vocabulary
from portal.kit.caching import for_visitors
from portal.views.catalogue import lines


@for_visitors
def search(request: HttpRequest) -> HttpResponse:
    """Words, a stack and families of evidence (rows A10, A14); plain GET."""
    words, stack_slug = request.GET.get("q", "")[:200], request.GET.get("stack", "")
    tags = request.GET.getlist("evidence")
    found = queries.search(words, stack_slug, tags)
    page = queries.page(found, request.GET.get("page"))
    stands, said = lines.stands(request, [c.pk for c in page]), lines.words()
    return render(
        request,
        "portal/search.html",
        {
            "page": page,
            "rows": [lines.row(c, stands, said) for c in page],
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
