"""The approvers' desk: codes only, before and after (row E3)."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from badges.batching import page as batching
from badges.deciding import page as pages
from badges.deciding import queries, typed
from badges.deciding.verbs import DONE, VERBS
from portal.accounts.models import User
from portal.kit import rescue, serving
from portal.kit.guards import signed_in
from submissions import blind
from submissions.models import Submission
from submissions.status import Status
from submissions.workflow import Moved

NAME = re.compile(
    r"(?P<code>[A-Z0-9]+)-part(?P<part>\d{1,3})-(?P<n>\d{1,3})\.(?P<ext>[a-z][a-z0-9]{1,4})"
)


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for this approver, the oldest first."""
    require_approver(request.user)
    return render(request, "badges/desk.html", pages.desk(request.user))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, desk_code: str) -> HttpResponse:
    """One attempt with its readings; POST carries the verb."""
    submission = _fetch(request.user, desk_code)
    if submission.status != Status.RECOMMENDED:
        return _decided(request, desk_code)
    drawn = batching.drawn(request.user, desk_code)
    forms = pages.Forms(pages.case(submission))
    if request.method == "POST":
        try:
            done = _do(request, submission, forms)
        except Moved:
            return _decided(request, desk_code)
        if done:
            return redirect("badges:batch" if drawn else "badges:desk")
    elif "back" in request.GET:
        forms.restore(rescue.waiting(request.user, typed.thing(desk_code)))
    status = 422 if request.method == "POST" else 200
    context = {**pages.decide(submission, forms), "drawn": drawn}
    context["draft_key"] = _draft_key(request.user, desk_code)
    return render(request, "badges/decide.html", context, status=status)


def _do(request: HttpRequest, submission: Submission, forms: pages.Forms) -> bool:
    """Whether what was posted is done; else the form says why not. Raises Moved, Http404."""
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    if not verb(submission, request, forms):
        return False
    code = submission.desk_code
    rescue.settle(request.user, typed.thing(code))
    messages.success(request, DONE[request.POST["verb"]] % {"code": code})
    return True


def _decided(request: HttpRequest, desk_code: str) -> HttpResponse:
    """A colleague was quicker: a sentence, and what was typed in vain, to be copied."""
    said = _("%(code)s has been decided.") % {"code": desk_code}
    texts = typed.texts(request.POST)
    if not texts:
        messages.info(request, said)
        return redirect("badges:desk")
    context = {"code": desk_code, "said": said, "texts": texts}
    return render(request, "badges/decided.html", context, status=409)


def _draft_key(user: User, desk_code: str) -> str:
    page = reverse("badges:decide", args=[desk_code])
    return rescue.key(user, typed.thing(desk_code), 0, f"{page}?back=1#verdict")


@login_required
@require_safe
def file(request: HttpRequest, desk_code: str, name: str) -> HttpResponse:
    """One piece of evidence under a name made of the desk's code."""
    submission = _fetch(request.user, desk_code)
    found = NAME.fullmatch(name)
    if found is None or found["code"] != desk_code:
        raise Http404
    try:
        opened = blind.file(submission, int(found["part"]), int(found["n"]))
    except blind.Missing:
        raise Http404 from None
    if opened.ext != found["ext"]:
        opened.handle.close()
        raise Http404
    return serving.sandboxed(opened.handle, name, opened.media_type, request)


def _fetch(user: User, desk_code: str) -> Submission:
    rows = queries.within_reach(user).filter(recommended_at__isnull=False)
    rows = rows.select_related(
        "enrollment__version__credential", "enrollment__credential__issuer", "enrollment__stack"
    )
    return get_object_or_404(rows, desk_code=desk_code)


def require_approver(user: User) -> None:
    """Raise Http404 for who decides for no issuer: for them there is no desk."""
    if not queries.is_approver(user):
        raise Http404
