"""The pictures of an issuer in its console. Somebody else's are a 404."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from badges.designing import actions, queries, things
from badges.designing.forms import UploadForm
from badges.designing.things import Thing
from badges.models import Design
from badges.public import responses
from credentials.models import Issuer
from credentials.roles.policy import managed_by
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused

PER_PAGE = 24
PAGES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that has a picture, with the one it has now."""
    issuer = _issuer(request, slug)
    page = Paginator(things.of_issuer(issuer), PER_PAGE).get_page(request.GET.get("page"))
    context = {"issuer": issuer, "page": page, "lines": queries.lines(page.object_list)}
    return render(request, "badges/designing/list.html", context)


@require_http_methods(PAGES)
@signed_in
def one(request: HttpRequest, slug: str, kind: str, thing: str) -> HttpResponse:
    """The picture of one thing now, and the form for another; what is uploaded is looked at next."""
    issuer = _issuer(request, slug)
    about = things.find(issuer, kind, thing)
    posted = request.method == "POST"
    form = UploadForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        made = actions.upload(about, form.cleaned_data["picture"], form.cleaned_data["alt"],
                              by=request.user)  # fmt: skip
        return redirect("badges:design_look", slug, made.uuid)
    line = queries.line(about)
    context = {"issuer": issuer, "thing": about, "line": line, "form": form}
    status = 422 if form.errors else 200
    return render(request, "badges/designing/one.html", context, status=status)


@require_http_methods(PAGES)
@signed_in
def look(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """A picture as it came out of the sealed room, before it is used: use it, or forget it."""
    issuer = _issuer(request, slug)
    design = queries.whole(_managed(request, slug), uuid)
    thing = things.of_design(design)
    if design.used_at:
        return redirect("badges:design", slug, thing.kind, thing.slug)
    if request.method == "POST":
        return _decided(request, slug, design, thing)
    context = {"issuer": issuer, "design": design, "thing": thing, "kept": queries.keeping(thing)}
    return render(request, "badges/designing/look.html", context)


@require_http_methods(PAGES)
@signed_in
def go_back(request: HttpRequest, slug: str, kind: str, thing: str) -> HttpResponse:
    """Ask, then go back to what the portal draws."""
    issuer = _issuer(request, slug)
    about = things.find(issuer, kind, thing)
    if request.method == "POST":
        actions.go_back(about, by=request.user)
        messages.success(request, _("Your own picture is not used any more."))
        return redirect("badges:design", slug, kind, thing)
    context = {"issuer": issuer, "thing": about, "kept": queries.keeping(about)}
    return render(request, "badges/designing/back.html", context)


@require_safe
@signed_in
def picture(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The pixels of a picture, also of one that only waits."""
    design = queries.whole(_managed(request, slug), uuid)
    return HttpResponse(bytes(design.image), content_type="image/png")


@require_safe
@signed_in
def drawn(request: HttpRequest, slug: str, kind: str, thing: str) -> HttpResponse:
    """What the portal draws for a thing; nothing for the issuer itself."""
    about = things.find(_issuer(request, slug), kind, thing)
    if about.kind == "issuer":
        raise Http404
    response = HttpResponse(queries.drawn(about), content_type="image/svg+xml")
    response["Content-Security-Policy"] = responses.DRAWING
    return response


def _decided(request: HttpRequest, slug: str, design: Design, thing: Thing) -> HttpResponse:
    try:
        if request.POST.get("verb") == "use":
            actions.use(design, by=request.user)
            messages.success(request, _("Used from now on."))
        else:
            actions.discard(design, by=request.user)
            messages.success(request, _("Forgotten. Nothing has changed."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("badges:design", slug, thing.kind, thing.slug)


def _managed(request: HttpRequest, slug: str) -> QuerySet[Issuer]:
    return managed_by(request.user).filter(slug=slug)


def _issuer(request: HttpRequest, slug: str) -> Issuer:
    return get_object_or_404(_managed(request, slug))
