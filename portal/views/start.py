"""Start: what it asks, and the one button that enrolls (row A12)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from credentials import queries
from credentials.models import MicroCredential, Stack
from portal.kit.guards import signed_in
from submissions.enrolling import actions
from submissions.models import Enrollment


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Five steps and what it asks for; a POST enrolls once and opens the requirements page."""
    credential = get_object_or_404(queries.published(), slug=slug)
    if request.method == "POST":
        return _enroll(request, credential)
    mine = None
    if request.user.is_authenticated:
        mine = Enrollment.objects.of(request.user).active().filter(credential=credential).first()
    parts = credential.current.parts.prefetch_related("slots")
    return render(
        request,
        "portal/start.html",
        {
            "credential": credential,
            "version": credential.current,
            "parts": parts,
            "mine": mine,
            "stack": _stack(request, credential),
        },
    )


@signed_in
def _enroll(request: HttpRequest, credential: MicroCredential) -> HttpResponse:
    enrollment = actions.start(credential, by=request.user, stack=_stack(request, credential))
    return redirect("submissions:requirements", enrollment.code)


def _stack(request: HttpRequest, credential: MicroCredential) -> Stack | None:
    slug = request.POST.get("stack") or request.GET.get("stack", "")
    stacks = Stack.objects.filter(items__credential=credential)
    return stacks.filter(slug=slug).first() or stacks.first()
