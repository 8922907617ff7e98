"""The assess page, its files, and saving and submitting from it."""

import re
from collections.abc import Mapping

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.kit import clock, localdate, rescue
from portal.kit.guards import signed_in, wants_json
from portal.kit.serving import sandboxed
from portal.kit.verdict import Refused
from reviews.giving_back.actions import Lost
from reviews.scoring import actions, blind, given
from reviews.scoring.actions import Incomplete, Stale
from reviews.scoring.given import Given
from reviews.scoring.opened import Opened, opened
from submissions import blind as work

NAME = re.compile(r"([0-9A-Z]+)-part(\d{1,4})-(\d{1,4})\.([a-z]{2,5})")


@signed_in
@require_GET
def assess(request: HttpRequest, code: str) -> HttpResponse:
    """The evidence beside the rubric; what was handed in is shown as it stands."""
    found = _opened(request, code)
    if found.is_done:
        return _render(request, found, "reviews/done.html")
    if not found.is_mine:
        return _conflict(request, found, {}, Lost(_("This work is no longer on your desk.")))
    kept = rescue.waiting(request.user, _thing(code)) if "back" in request.GET else None
    typed = given.read(kept.fields) if kept else None
    return _render(request, found, "reviews/assess.html", typed=typed, kept=bool(kept))


@signed_in
@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the draft; a script gets JSON, a plain form the page again."""
    found = _opened(request, code)
    typed = given.read(request.POST)
    try:
        review = _save(request, found, typed)
    except (Lost, Stale) as refusal:
        if wants_json(request):
            return JsonResponse({"reason": str(refusal)}, status=409)
        return _conflict(request, found, typed, refusal)
    if wants_json(request):
        at = localdate.time_of_day(clock.now())
        return JsonResponse({"saves": review.saves, "at": at})
    messages.success(request, _("Your draft is saved."))
    return redirect("reviews:assess", code)


@signed_in
@require_POST
def submit(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the draft, then hand it in; what is missing stands beside its criterion."""
    found = _opened(request, code)
    if found.is_done:
        return redirect("reviews:queue")
    typed = given.read(request.POST)
    try:
        _save(request, found, typed)
        actions.submit(found.slot, found.slot.lease_token, by=request.user)
    except Incomplete as refusal:
        return _render(
            request, _opened(request, code), "reviews/assess.html", problems=refusal.problems
        )
    except (Lost, Stale) as refusal:
        return _conflict(request, found, typed, refusal)
    messages.success(request, _("Thank you. Your review of %(code)s is in.") % {"code": code})
    return redirect("reviews:queue")


@signed_in
@require_GET
def file(request: HttpRequest, code: str, name: str) -> FileResponse:
    """One cleaned file of a work this reader holds or has handed in, under its blind name."""
    found = _opened(request, code)
    match = NAME.fullmatch(name)
    if not match or match[1] != code or not (found.is_mine or found.is_done):
        raise Http404
    try:
        clean = work.file(found.slot.submission, int(match[2]), int(match[3]))
    except work.Missing as missing:
        raise Http404 from missing
    if clean.ext != match[4]:
        clean.handle.close()
        raise Http404
    return sandboxed(clean.handle, name, clean.media_type)


def _opened(request: HttpRequest, code: str) -> Opened:
    """This reader's review in that slot; not theirs and not there are the same 404."""
    found = opened(code, request.user)
    if found is None or not (found.is_mine or found.is_done or found.is_draft):
        raise Http404
    return found


def _save(request: HttpRequest, found: Opened, typed: Mapping[str, Given]) -> actions.Review:
    token, saves = (given.number(request.POST, name) for name in ("token", "saves"))
    review = actions.save(found.slot, token, typed, saves=saves, by=request.user)
    rescue.settle(request.user, _thing(found.slot.code))
    return review


def _render(
    request: HttpRequest,
    found: Opened,
    template: str,
    problems: Mapping[str, str] | None = None,
    typed: Mapping[str, Given] | None = None,
    kept: bool = False,
) -> HttpResponse:
    page = blind.page(found, problems, typed)
    back = f"{reverse('reviews:assess', args=[page.code])}?back=1"
    draft = rescue.key(request.user, _thing(page.code), page.saves, back)
    errors = [(f"{ln.name}: {ln.error}", f"#{ln.level_field}") for ln in page.lines if ln.error]
    values = {"page": page, "draft_key": draft, "kept": kept, "errors": errors}
    return render(request, template, values, status=422 if errors else 200)


def _conflict(
    request: HttpRequest, found: Opened, typed: Mapping[str, Given], refusal: Refused
) -> HttpResponse:
    """What stands in the way, and both texts; nothing of the work itself when it is lost."""
    fresh = opened(found.slot.code, request.user) or found
    stale = isinstance(refusal, Stale)
    values = {
        "page": blind.page(fresh),
        "mine": blind.page(fresh, typed=typed) if typed else None,
        "reason": str(refusal),
        "stale": stale,
    }
    return render(request, "reviews/two_texts.html", values, status=409)


def _thing(code: str) -> str:
    return f"review:{code}"
