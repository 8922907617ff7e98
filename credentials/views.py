"""Pages of the catalogue that mix no floors: the PDF and the issuer's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from credentials import pass_rule, queries
from credentials.links.policy import may_read
from credentials.models import Issuer
from credentials.reading import reading
from portal.kit import pdf as printing
from portal.kit.caching import for_visitors


def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole of one micro-credential as a tagged PDF, without a log-in (row A11)."""
    found = get_object_or_404(queries.published(), slug=slug)
    version = found.current
    context = {
        "credential": found,
        "version": version,
        "reading": reading(version),
        "rule": pass_rule.sentence(version),
    }
    body = printing.render(
        "credentials/pdf.html", context, title=found.title, lang=version.language
    )
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-v{version.number}.pdf"'
    response["Content-Language"] = version.language
    return response


@for_visitors
def issuer(request: HttpRequest, slug: str) -> HttpResponse:
    """An issuer and what it publishes, also what stands in no stack (row L15)."""
    found = get_object_or_404(Issuer, slug=slug)
    offered = queries.published().filter(issuer=found).order_by("title")
    offered = offered.select_related(None).only("slug", "title")
    links = bool(may_read(request.user, found))
    context = {"issuer": found, "credentials": offered, "sees_links": links}
    return render(request, "credentials/issuer.html", context)
