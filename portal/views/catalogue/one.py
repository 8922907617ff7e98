"""One micro-credential, whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from credentials import pass_rule, queries
from credentials.models import Stack
from credentials.reading import reading
from portal.kit.caching import for_visitors
from portal.views.catalogue import lines


@for_visitors
def credential(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about one, rubric and pass rule included, before any account (row A31)."""
    found = get_object_or_404(queries.published(), slug=slug)
    version = found.current
    mine = lines.stands(request, [found.pk]).get(found.pk)
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
