"""The queue: what is on my desk, what waits, taking the next one and giving one back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.kit import numbers
from portal.kit.guards import signed_in
from reviews import blind
from reviews.blind import Past
from reviews.claiming import actions, desks, policy
from reviews.claiming.forms import GiveBackForm
from reviews.giving_back import actions as giving_back
from reviews.giving_back.reasons import SKILL
from reviews.scoring.opened import Opened, opened

SHOWN = 50
COUNTED = 500


@signed_in
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """My desk and what waits for me. Nothing can be picked: the next one comes by its turn."""
    desk = desks.of(request.user)
    if not desk.roles:
        raise Http404
    waiting = blind.waiting(policy.eligible(request.user), COUNTED)
    values = {
        "held": blind.held(request.user),
        "waiting": waiting[:SHOWN],
        "total": len(waiting),
        "more": len(waiting) - SHOWN,
        "verdict": desk.verdict,
        "desk": desk,
    }
    return render(request, "reviews/queue.html", values)


@signed_in
@require_POST
def claim(request: HttpRequest) -> HttpResponse:
    """Take the next one."""
    if not desks.roles(request.user).exists():
        raise Http404
    slot = actions.claim(request.user)
    if slot is actions.BUSY:
        messages.info(request, _("Others are taking work at this moment. Try again."))
    elif slot is None:
        messages.info(request, _("Nothing waits for you just now."))
    else:
        return redirect("reviews:assess", slot.code)
    return redirect("reviews:queue")


@signed_in
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, code: str) -> HttpResponse:
    """Give it back, with the reason."""
    found = _mine(request, code)
    form = GiveBackForm(request.POST or None, initial={"token": found.slot.lease_token})
    if request.method == "POST" and form.is_valid():
        return _give_back(request, found, **form.cleaned_data)
    title = found.slot.submission.enrollment.version.credential.title
    values = {"form": form, "code": code, "title": title}
    return render(request, "reviews/give_back.html", values, status=422 if form.errors else 200)


@signed_in
@require_POST
def release(request: HttpRequest, code: str) -> HttpResponse:
    """Give it back without a word; the draft is kept."""
    found = _mine(request, code)
    token = numbers.whole(request.POST.get("token", ""))
    return _give_back(request, found, token, "later")


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What I handed in: code, title, day; never what became of it."""
    if not desks.roles(request.user).exists() and not blind.past(request.user).exists():
        raise Http404
    page = Paginator(blind.past(request.user), SHOWN).get_page(request.GET.get("page"))
    page.object_list = [Past(*row) for row in page.object_list]
    return render(request, "reviews/mine.html", {"page": page})


def _mine(request: HttpRequest, code: str) -> Opened:
    found = opened(code, request.user)
    if found is None or not found.is_mine:
        raise Http404
    return found


def _give_back(request: HttpRequest, found: Opened, token: int, reason: str) -> HttpResponse:
    code = found.slot.code
    if reason == "later":
        giving_back.release(found.slot, token, by=request.user)
    else:
        giving_back.decline(found.slot, token, reason, by=request.user)
    messages.success(request, _("%(code)s is back in the queue.") % {"code": code})
    if reason == SKILL:
        messages.info(request, _("You can take its title up again under “How you read”."))
    return redirect("reviews:queue")
