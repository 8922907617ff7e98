"""Start: what it asks, and the one button that enrolls (row A12)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from badges.models import Award
from badges.renewing import policy
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
    mine, award = None, None
    if request.user.is_authenticated:
        known = Enrollment.objects.of(request.user).filter(credential=credential)
        mine, award = known.active().first(), _award(request, credential)
    parts = credential.current.parts.prefetch_related("slots")
    return render(
        request,
        "portal/start.html",
        {
            "credential": credential,
            "version": credential.current,
            "parts": parts,
            "mine": mine,
            "award": award,
            "renewable": bool(award and policy.may_renew(request.user, award)),
            "stack": _stack(request, credential),
        },
    )


def _award(request: HttpRequest, credential: MicroCredential) -> Award | None:
    """The badge that this person has earned with it, whatever they answered to the offer."""
    awards = Award.objects.live().filter(person=request.user, issued_at__isnull=False)
    awards = awards.filter(succeeded_at=None)
    return awards.filter(version__credential=credential).first()


@signed_in
def _enroll(request: HttpRequest, credential: MicroCredential) -> HttpResponse:
    award = _award(request, credential)
    if award and policy.may_renew(request.user, award):
        return redirect("badges:renew", award.uuid)
    if award:
        return redirect("start", credential.slug)
    enrollment = actions.start(credential, by=request.user, stack=_stack(request, credential))
    return redirect("submissions:requirements", enrollment.code)


def _stack(request: HttpRequest, credential: MicroCredential) -> Stack | None:
    slug = request.POST.get("stack") or request.GET.get("stack", "")
    stacks = Stack.objects.filter(items__credential=credential)
    return stacks.filter(slug=slug).first() or stacks.first()
